import type { SeedPlan } from '../kernel/seed-plan.js';
import type { Size } from '../kernel/types.js';
import { availableOf } from './ledger.js';
import type { AccountRecord } from './state.js';
import type { World } from './world.js';

/** The counts of objects in one size. */
export interface Counts {
  readonly accounts: number;
  readonly transactions: number;
  readonly ach: number;
  readonly book: number;
  readonly wire: number;
  readonly fednow: number;
  readonly counterparties: number;
  readonly cards: number;
  readonly businesses: number;
  readonly persons: number;
}

const DEFAULT: Counts = {
  accounts: 60,
  transactions: 2_000,
  ach: 230,
  book: 100,
  wire: 50,
  fednow: 20,
  counterparties: 120,
  cards: 80,
  businesses: 25,
  persons: 45,
};
const SMALL: Counts = {
  accounts: 6,
  transactions: 60,
  ach: 14,
  book: 6,
  wire: 3,
  fednow: 1,
  counterparties: 10,
  cards: 8,
  businesses: 3,
  persons: 5,
};

/** The counts of a size. */
export function countsOf(size: Size): Counts {
  if (size === 'small') return SMALL;
  if (size === 'default') return DEFAULT;
  return Object.fromEntries(
    Object.entries(DEFAULT).map(([name, count]) => [name, count * 10]),
  ) as unknown as Counts;
}

/** One event of the past: its time and its exact number of ledger rows. */
export interface Step {
  readonly atMs: number;
  readonly rows: number;
  run(): void;
}

/** The shared data of the parts of the seed. */
export interface Plan extends SeedPlan<World, Counts> {
  /** True for few rows per transfer: only active holds. */
  readonly isLean: boolean;
  /** Accounts that can be used for transfers. */
  readonly active: AccountRecord[];
  /** Accounts with everyday rows only. */
  readonly quiet: AccountRecord[];
  readonly steps: Step[];
  /** Actions after the events of the past, such as locks and card statuses. */
  readonly last: Array<() => void>;
}

/** An amount that is small compared to the account's balance. **Units** cents. */
export function affordable(world: World, account: AccountRecord, wanted: number): bigint {
  const available = availableOf(world, account);
  const minor = BigInt(wanted);
  if (minor <= available / 8n) return minor;
  return available / 8n > 100n ? available / 8n : 100n;
}

/** The whole second. */
export function wholeSecond(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}
