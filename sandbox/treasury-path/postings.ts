import type { Entry } from '../kernel/types.js';
import { syncBalance } from './bank-accounts.js';
import { accountOf } from './lookup.js';
import type { QuoteRecord } from './payment-records.js';
import type { BankAccountRecord } from './state.js';
import type { World } from './world.js';

const OUTSIDE = 'outside';
const IN_TRANSIT = 'in-transit';
const FEES = 'fees';
const EXCHANGE = 'exchange';

/** The time and the text of the posting. */
interface Stamp {
  readonly atMs: number;
  readonly memo: string;
}

/** Adds money from outside; a negative amount removes money. The stated balance changes at the next sync. **Units** minor units. */
export function deposit(world: World, account: BankAccountRecord, minor: bigint, stamp: Stamp): void {
  const { currency } = account;
  account.minor += minor;
  post(world, stamp, [
    { account: account.id, currency, minor },
    { account: OUTSIDE, currency, minor: -minor },
  ]);
}

/** Whether the source's balance covers the quote. */
export function isCovered(world: World, quote: QuoteRecord): boolean {
  return accountOf(world, quote.fromProfileId).minor >= sourceMinorOf(quote);
}

/** Takes amount and fee from the source. */
export function debitSource(world: World, quote: QuoteRecord, stamp: Stamp): void {
  moveSource(world, quote, { stamp, minor: -sourceMinorOf(quote) });
}

/** Returns amount and fee to the source. */
export function refundSource(world: World, quote: QuoteRecord, stamp: Stamp): void {
  moveSource(world, quote, { stamp, minor: sourceMinorOf(quote) });
}

/** Moves the amount in transit to the target, exchanged and without the fee. */
export function creditTarget(world: World, quote: QuoteRecord, stamp: Stamp): void {
  const { currency, targetCurrency, instructedMinor, feeMinor, targetMinor } = quote;
  const target = accountOf(world, quote.toProfileId);
  target.minor += targetMinor;
  post(world, stamp, [
    { account: IN_TRANSIT, currency, minor: -sourceMinorOf(quote) },
    { account: FEES, currency, minor: feeMinor },
    { account: EXCHANGE, currency, minor: instructedMinor },
    { account: EXCHANGE, currency: targetCurrency, minor: -targetMinor },
    { account: target.id, currency: targetCurrency, minor: targetMinor },
  ]);
  syncBalance(world, target, stamp.atMs);
}

function moveSource(
  world: World,
  quote: QuoteRecord,
  { stamp, minor }: { readonly stamp: Stamp; readonly minor: bigint },
): void {
  const source = accountOf(world, quote.fromProfileId);
  const { currency } = source;
  source.minor += minor;
  post(world, stamp, [
    { account: source.id, currency, minor },
    { account: IN_TRANSIT, currency, minor: -minor },
  ]);
  syncBalance(world, source, stamp.atMs);
}

function sourceMinorOf({ instructedMinor, feeMinor }: QuoteRecord): bigint {
  return instructedMinor + feeMinor;
}

function post(world: World, { atMs, memo }: Stamp, entries: readonly Entry[]): void {
  world.context.book.post({ entries, at: new Date(atMs), memo });
}
