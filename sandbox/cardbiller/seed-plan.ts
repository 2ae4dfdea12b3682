import type { SeedPlan } from '../kernel/seed-plan.js';
import type { Size } from '../kernel/types.js';
import { CARDS, LEDGERS, TREASURY_ACCOUNTS } from './identities.js';
import type { World } from './world.js';

/** The counts of objects in one size. */
export interface Counts {
  readonly accounts: number;
  readonly ledgers: number;
  readonly cards: number;
  readonly transactions: number;
}

const COUNTS: Readonly<Record<Size, Counts>> = {
  small: { accounts: 1, ledgers: 2, cards: 6, transactions: 40 },
  default: { accounts: 2, ledgers: 4, cards: 40, transactions: 800 },
  large: { accounts: 2, ledgers: 4, cards: 40, transactions: 8_000 },
};

/** The shared data of the parts of the seed. */
export type Plan = SeedPlan<World, Counts>;

/** The counts of a size. */
export function countsOf(size: Size): Counts {
  return COUNTS[size];
}

/** A ledger by its index: its owner and whether it is activated. */
export function ledgerPlan(index: number): {
  readonly uuid: string;
  readonly accountUuid: string;
  readonly isActive: boolean;
} {
  const owner = index === 2 ? 1 : 0;
  return {
    uuid: named(LEDGERS, index),
    accountUuid: named(TREASURY_ACCOUNTS, owner),
    isActive: index !== 1,
  };
}

/** The ledger of a card by its index, the same in every size. */
export function ledgerOfCard(index: number): number {
  return index < 6 ? 0 : ([0, 2, 3][index % 3] ?? 0);
}

/** All objects of our merchant in a size, for the gateway's configuration. */
export function resourcesOf(size: Size): Readonly<Record<string, unknown>> {
  const { accounts, ledgers, cards } = countsOf(size);
  const plans = Array.from({ length: ledgers }, (_, index) => ledgerPlan(index));
  return {
    treasuryAccounts: TREASURY_ACCOUNTS.slice(0, accounts),
    ledgers: plans.map(({ uuid, accountUuid }) => ({ id: uuid, treasuryAccount: accountUuid })),
    cards: CARDS.slice(0, cards).map((id, index) => ({ id, ledger: ledgerPlan(ledgerOfCard(index)).uuid })),
  };
}

/** A card's fixed uuid. */
export function cardUuid(index: number): string {
  return named(CARDS, index);
}

/** The history that leads to the status of a card. */
export type Story = 'plain' | 'pending' | 'suspended' | 'suspended-today' | 'cycled-today' | 'cycled-before';

const STORIES: Readonly<Record<number, Story>> = {
  1: 'suspended',
  2: 'cycled-today',
  3: 'pending',
  7: 'suspended-today',
  10: 'cycled-before',
};

/** The history of a card by its index. */
export function storyOf(index: number): Story {
  const fixed = STORIES[index];
  if (fixed) return fixed;
  if (index % 9 === 7) return 'suspended';
  return index % 13 === 12 ? 'pending' : 'plain';
}

function named(uuids: readonly string[], index: number): string {
  const uuid = uuids[index];
  if (uuid === undefined) throw new RangeError(`there are ${uuids.length} fixed uuids; got place ${index}`);
  return uuid;
}
