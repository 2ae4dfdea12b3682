import { companyName } from '../kernel/names.js';
import { deposit, load, type Order, spend, takeBack, withdraw } from './postings.js';
import { quietSince } from './seed-cards.js';
import type { Plan } from './seed-plan.js';
import type { CardRecord, LedgerRecord, TransactionType } from './state.js';

/** An event of the seed: an action, or incoming money. */
export type StepKind = Deed | TransactionType;
type Deed = 'load' | 'spend' | 'take-back' | 'fee' | 'payout';

/** One event of a ledger. */
export interface Moment {
  readonly plan: Plan;
  readonly ledger: LedgerRecord;
  readonly atMs: number;
}

/** A ledger with a lower balance gets a deposit first. No step takes more than this. **Units** minor units. */
const LOW = 2_000_000n;
/** The minimum amount of a purchase. **Units** minor units. */
const WORTH = 500n;
const PURPOSES = ['allowance', 'travel budget', 'supplies', 'per diem', 'fuel'] as const;
const SHOPS = [
  'Corner Hardware',
  'Bay Fuel Stop',
  'Orchard Office Supply',
  'Pier Deli',
  'Summit Motel',
] as const;

/**
 * Makes exactly one transaction. An impossible step becomes a load or a deposit, and a ledger with a low balance gets a deposit
 * first.
 */
export function runStep(moment: Moment, kind: StepKind): void {
  if (moment.ledger.minor < LOW) arrive(moment, { type: 'ACH', minor: cents(moment, 1_500_000, 4_500_000) });
  else if (!did(moment, kind) && !loadSome(moment)) did(moment, 'ACH');
}

function did(moment: Moment, kind: StepKind): boolean {
  if (isDeed(kind)) return DEEDS[kind](moment);
  return arrive(moment, { type: kind, minor: cents(moment, 80_000, 800_000) });
}

const DEEDS: Readonly<Record<Deed, (moment: Moment) => boolean>> = {
  load: loadSome,
  spend: spendSome,
  'take-back': takeSomeBack,
  fee: (moment) => leave(moment, { type: 'System', ...order(moment, [250, 2_500], 'Card programme fee') }),
  payout: (moment) => {
    const description = `Payout to ${companyName(moment.plan.world.random).short}`;
    return leave(moment, { type: 'Transfer', ...order(moment, [20_000, 400_000], description) });
  },
};

function isDeed(kind: StepKind): kind is Deed {
  return Object.hasOwn(DEEDS, kind);
}

function loadSome(moment: Moment): boolean {
  const { world } = moment.plan;
  const card = cardFor(moment, 0n);
  if (!card) return false;
  const month = new Date(moment.atMs).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
  const description = `${world.random.pick(PURPOSES)} ${month}`;
  load(world, { ledger: moment.ledger, card, ...order(moment, [2_000, 120_000], description) });
  return true;
}

function spendSome(moment: Moment): boolean {
  const { world } = moment.plan;
  const card = cardFor(moment, WORTH);
  if (!card) return false;
  spend(world, card, within(card, order(moment, [120, 30_000], world.random.pick(SHOPS))));
  return true;
}

function takeSomeBack(moment: Moment): boolean {
  const card = cardFor(moment, WORTH);
  if (!card) return false;
  const taken = within(card, order(moment, [500, 60_000], 'Unused budget'));
  takeBack(moment.plan.world, { ledger: moment.ledger, card, ...taken });
  return true;
}

function arrive(moment: Moment, money: { readonly type: TransactionType; readonly minor: bigint }): boolean {
  const { world } = moment.plan;
  const description = `${money.type} from ${companyName(world.random).legal}`;
  deposit(world, moment.ledger, { ...money, description, atMs: moment.atMs });
  return true;
}

function leave(moment: Moment, money: Order & { readonly type: TransactionType }): boolean {
  withdraw(moment.plan.world, moment.ledger, money);
  return true;
}

/** A card of the ledger that was in use at that time with at least this balance. */
function cardFor({ plan: { world }, ledger, atMs }: Moment, atLeast: bigint): CardRecord | undefined {
  const usable = [...world.state.cards.values()].filter(
    (card) =>
      card.ledgerUuid === ledger.uuid &&
      card.status !== 'Pending' &&
      card.createdMs < atMs &&
      atMs < quietSince(card) &&
      card.minor >= atLeast,
  );
  return usable.length === 0 ? undefined : world.random.pick(usable);
}

/** One in ten has no description. */
function order(moment: Moment, [min, max]: readonly [number, number], description: string): Order {
  const isSilent = moment.plan.world.random.chance(0.1);
  return {
    minor: cents(moment, min, max),
    description: isSilent ? null : description,
    atMs: moment.atMs,
  };
}

function within(card: CardRecord, wanted: Order): Order {
  return wanted.minor > card.minor ? { ...wanted, minor: card.minor } : wanted;
}

function cents({ plan }: Moment, min: number, max: number): bigint {
  return BigInt(plan.world.random.int(min, max));
}
