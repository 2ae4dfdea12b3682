import { personName } from '../kernel/names.js';
import { DAY, HOUR } from '../kernel/time.js';
import type { Random } from '../kernel/types.js';
import { scheduleActivation } from './lifecycle.js';
import { cardUuid, ledgerOfCard, ledgerPlan, type Plan, type Story, storyOf } from './seed-plan.js';
import type { CardRecord, CardStatus, StateChange } from './state.js';

const FIRST_CARDS = 6;
const OLDEST_DAYS = 538;
const TEAMS = ['Field team', 'Night shift', 'Delivery van', 'Site office', 'Event crew'] as const;

/** Cards of every status, with the status changes that lead to it. */
export function seedCards(plan: Plan): void {
  for (let index = 0; index < plan.counts.cards; index += 1) {
    const card = cardAt(plan, index);
    plan.world.state.cards.set(card.uuid, card);
    scheduleActivation(plan.world, card);
  }
}

/** The time after which the card is not used; null: none. */
export function quietSince(card: CardRecord): number {
  return card.changes[0]?.atMs ?? Number.POSITIVE_INFINITY;
}

function cardAt({ world: { random }, anchorMs }: Plan, index: number): CardRecord {
  const story = storyOf(index);
  const ledger = ledgerPlan(ledgerOfCard(index));
  const createdMs = anchorMs - ageOf(random, index, story);
  const created = new Date(createdMs);
  return {
    uuid: cardUuid(index),
    accountUuid: ledger.accountUuid,
    ledgerUuid: ledger.uuid,
    currency: 'USD',
    minor: 0n,
    label: labelOf(random),
    cardType: story === 'pending' || index % 5 === 4 ? 'Physical' : 'Virtual',
    status: statusOf(story),
    lastFour: random.digits(4),
    expiryMonth: created.getUTCMonth() + 1,
    expiryYear: created.getUTCFullYear() + 3,
    createdMs,
    changes: changesOf(random, story, anchorMs),
  };
}

function ageOf(random: Random, index: number, story: Story): number {
  if (story === 'pending') return 2 * DAY + index * HOUR;
  if (index < FIRST_CARDS) return (OLDEST_DAYS - 2 * index) * DAY;
  return random.int(65, 500) * DAY + random.int(0, 86_399) * 1_000;
}

function labelOf(random: Random): string | null {
  if (random.chance(0.1)) return null;
  if (random.chance(0.4)) return `${random.pick(TEAMS)} ${random.int(1, 12)}`;
  const { first, last } = personName(random);
  return `${first} ${last}`;
}

function statusOf(story: Story): CardStatus {
  if (story === 'pending') return 'Pending';
  return story === 'suspended' || story === 'suspended-today' ? 'Suspended' : 'Active';
}

function changesOf(random: Random, story: Story, anchorMs: number): StateChange[] {
  const at = (ms: number, to: StateChange['to']): StateChange => ({ to, atMs: anchorMs - ms });
  switch (story) {
    case 'suspended':
      return [at(random.int(30, 1_400) * HOUR, 'Suspended')];
    case 'suspended-today':
      return [at(3 * HOUR, 'Suspended')];
    case 'cycled-today':
      return [at(5 * HOUR, 'Suspended'), at(2 * HOUR, 'Active')];
    case 'cycled-before':
      return [at(9 * DAY, 'Suspended'), at(8 * DAY, 'Active')];
    case 'plain':
    case 'pending':
      return [];
  }
}
