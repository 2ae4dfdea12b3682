import type { JsonObject } from '../kernel/json.js';
import { DAY, isoSeconds } from '../kernel/time.js';
import type { Route } from '../kernel/types.js';
import { fail, invalidId } from './errors.js';
import { availableOf, placeHold, post, releaseHold } from './ledger.js';
import { toText } from './money.js';
import { readRoutes } from './reading.js';
import type { CardEventRecord, CardRecord } from './state.js';
import { timeOf } from './steps.js';
import { isoMillis, nextThreePacific } from './time.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** `/card_event`. **Source** contract 14. */
export function cardEventRoutes(world: World): readonly Route[] {
  return readRoutes(world, {
    path: '/card_event',
    what: 'Card event',
    rows: () => world.state.cardEvents,
    view: eventView,
    filters: { card_id: (event) => event.cardId, trace_id: (event) => event.traceId },
  });
}

function eventView(event: CardEventRecord): JsonObject {
  return {
    id: event.id,
    card_id: event.cardId,
    amount: toText(event.minor),
    status: event.status,
    message_type: event.messageType,
    decline_reason: event.declineReason,
    currency: 'USD',
    merchant: { name: event.merchant.name, mid: '420429000201', mcc: event.merchant.mcc, address: null },
    atm: false,
    network: 'visa',
    processor: 'marqeta',
    network_created_at: isoMillis(event.createdMs),
    networkdata: null,
    trace_id: event.traceId,
    created_at: isoSeconds(event.createdMs),
    updated_at: isoSeconds(event.updatedMs),
  };
}

/** A purchase at a merchant. */
export interface Purchase {
  readonly minor: bigint;
  readonly merchant: CardEventRecord['merchant'];
  /** Denies it for this reason, independent of the card's status. */
  readonly decline?: string | undefined;
  readonly atMs?: number | undefined;
}

/** Requests an authorization: approved with a hold, or denied with a reason. */
export function authorize(world: World, card: CardRecord, purchase: Purchase): CardEventRecord {
  const account = world.state.accounts.get(card.accountId);
  if (!account) throw invalidId('card', card.id);
  const at = timeOf(purchase);
  const createdMs = purchase.atMs ?? world.nowMs;
  const reason = purchase.decline ?? refusalOf(world, card, purchase.minor);
  const event: CardEventRecord = {
    id: world.newId('cnm'),
    createdMs,
    updatedMs: createdMs,
    cardId: card.id,
    minor: purchase.minor,
    messageType: 'auth-request',
    declineReason: reason,
    merchant: purchase.merchant,
    traceId: world.newId('auth'),
    status: reason === null ? 'approved' : 'denied',
    holdId: null,
  };
  if (reason === null) {
    const hold = {
      minor: purchase.minor,
      kind: 'card',
      desc: purchase.merchant.name,
      links: { card_id: card.id },
    } as const;
    event.holdId = placeHold(world, account, { ...hold, ...at, traceId: event.traceId });
    if (!world.isSeeding) scheduleExpiry(world, event);
  }
  world.state.cardEvents.add(event);
  notify(world, 'card_event.create', event.id);
  return event;
}

function refusalOf(world: World, card: CardRecord, minor: bigint): string | null {
  const account = world.state.accounts.get(card.accountId);
  if (card.status !== 'active') return `card_${card.status}`;
  if (!account || account.locked || account.status === 'closed') return 'account_not_active';
  return minor > availableOf(world, account) ? 'insufficient_funds' : null;
}

/** The merchant collects: the charge replaces the hold. **Throws** `HttpReply` 400 if there is no hold. */
export function clear(world: World, event: CardEventRecord, minor = event.minor, atMs?: number): void {
  const card = world.state.cards.get(event.cardId);
  const account = world.state.accounts.get(card?.accountId);
  if (!card || !account || event.holdId === null)
    throw fail(400, `Card event ${event.id} has nothing to clear.`);
  releaseHold(world, event.holdId, atMs);
  event.holdId = null;
  post(world, account, -minor, {
    type: 'charge',
    desc: event.merchant.name,
    links: { card_id: card.id },
    traceId: event.traceId,
    outside: 'card',
    ...timeOf({ atMs }),
  });
  notify(world, 'card_event.update', event.id);
}

/** Refunds a purchase, also for suspended cards. */
export function refund(world: World, card: CardRecord, minor: bigint, desc: string): string {
  const account = world.state.accounts.get(card.accountId);
  if (!account) throw invalidId('card', card.id);
  return post(world, account, minor, { type: 'reversal', desc, links: { card_id: card.id }, outside: 'card' })
    .id;
}

/** Releases an uncollected hold at the first 03:00 Pacific time after its expiry. */
export function scheduleExpiry(world: World, event: CardEventRecord): void {
  const staleMs = event.createdMs + world.settings.cardHoldDays * DAY;
  world.at(nextThreePacific(staleMs), () => {
    const released = releaseHold(world, event.holdId);
    event.holdId = null;
    if (released) notify(world, 'hold_expiration.create', released.id);
  });
}
