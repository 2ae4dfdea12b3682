import { fail } from './errors.js';
import { requireActive } from './lookup.js';
import type {
  CardRecord,
  EntryType,
  LedgerRecord,
  Pocket,
  TransactionRecord,
  TransactionType,
} from './state.js';
import type { World } from './world.js';

/** The amount, the texts and the time (default: now) of a posting. **Units** `minor` in minor units. */
export interface Order {
  readonly minor: bigint;
  readonly description: string | null;
  readonly atMs?: number;
}

/** A load or debit with both of its sides. */
export interface CardMove extends Order {
  readonly ledger: LedgerRecord;
  readonly card: CardRecord;
}

/** Ledger → card. **Throws** `HttpReply` 422 if the ledger's balance is too low. **Source** contract 4.4. */
export function load(world: World, { ledger, card, ...order }: CardMove): TransactionRecord {
  requireCover(ledger, order.minor, 'INSUFFICIENT_LEDGER_BALANCE');
  move(world, { from: ledger, to: card, currency: ledger.currency, order });
  return record(world, { ledger, card, entryType: 'Debit', transactionType: 'Debit Card', order });
}

/** Card → ledger. **Throws** `HttpReply` 422 if the card's balance is too low. **Source** contract 4.5. */
export function takeBack(world: World, { ledger, card, ...order }: CardMove): TransactionRecord {
  requireCover(card, order.minor, 'INSUFFICIENT_CARD_BALANCE');
  move(world, { from: card, to: ledger, currency: card.currency, order });
  return record(world, { ledger, card, entryType: 'Credit', transactionType: 'Debit Card', order });
}

/** Card → a merchant; with `isListed` false, without a transaction. **Throws** `HttpReply` 409, 422. */
export function spend(
  world: World,
  card: CardRecord,
  { isListed = true, ...order }: Order & { readonly isListed?: boolean },
): TransactionRecord | undefined {
  requireCover(card, order.minor, 'INSUFFICIENT_CARD_BALANCE');
  move(world, { from: card, to: 'outside:card', currency: card.currency, order });
  if (!isListed) return undefined;
  return record(world, { card, entryType: 'Debit', transactionType: 'Debit Card', order });
}

/** Outside → ledger. **Throws** `HttpReply` 409 for an inactive ledger. */
export function deposit(
  world: World,
  ledger: LedgerRecord,
  order: Order & { readonly type: TransactionType },
): TransactionRecord {
  requireActive(ledger);
  move(world, { from: `outside:${order.type}`, to: ledger, currency: ledger.currency, order });
  return record(world, { ledger, entryType: 'Credit', transactionType: order.type, order });
}

/** Ledger → outside, such as a payout or a fee. **Throws** `HttpReply` 409, 422. */
export function withdraw(
  world: World,
  ledger: LedgerRecord,
  order: Order & { readonly type: TransactionType },
): TransactionRecord {
  requireActive(ledger);
  requireCover(ledger, order.minor, 'INSUFFICIENT_LEDGER_BALANCE');
  move(world, { from: ledger, to: `outside:${order.type}`, currency: ledger.currency, order });
  return record(world, { ledger, entryType: 'Debit', transactionType: order.type, order });
}

function requireCover(
  from: Pocket,
  minor: bigint,
  code: 'INSUFFICIENT_LEDGER_BALANCE' | 'INSUFFICIENT_CARD_BALANCE',
): void {
  if (from.minor >= minor) return;
  const what = code === 'INSUFFICIENT_LEDGER_BALANCE' ? 'ledger' : 'card';
  const errors = [{ field: 'amount', message: 'exceeds available balance' }];
  throw fail(code, `The ${what} does not cover the requested amount.`, { errors });
}

interface Move {
  /** A text is the name of an account outside of the provider. */
  readonly from: Pocket | string;
  readonly to: Pocket | string;
  readonly currency: string;
  readonly order: Order;
}

/** One posting of two entries. */
function move(world: World, { from, to, currency, order }: Move): void {
  world.context.book.post({
    entries: [
      { account: nameOf(from), currency, minor: -order.minor },
      { account: nameOf(to), currency, minor: order.minor },
    ],
    at: new Date(order.atMs ?? world.nowMs),
    memo: order.description ?? `${nameOf(from)} to ${nameOf(to)}`,
  });
  if (typeof from !== 'string') from.minor -= order.minor;
  if (typeof to !== 'string') to.minor += order.minor;
}

function nameOf(side: Pocket | string): string {
  return typeof side === 'string' ? side : side.uuid;
}

interface Entry {
  readonly ledger?: LedgerRecord;
  readonly card?: CardRecord;
  readonly entryType: EntryType;
  readonly transactionType: TransactionType;
  readonly order: Order;
}

function record(world: World, { ledger, card, order, ...types }: Entry): TransactionRecord {
  const { accountUuid, currency } = (ledger ?? card) as Pocket;
  return world.state.transactions.add({
    ...types,
    uuid: world.random.uuid(),
    number: world.nextTransactionNumber(),
    accountUuid,
    ledgerUuid: ledger?.uuid ?? null,
    cardUuid: card?.uuid ?? null,
    minor: order.minor,
    currency,
    description: order.description,
    createdMs: order.atMs ?? world.nowMs,
  });
}
