import { MalformedResponseError } from '../../../domain/errors.js';
import type { Money } from '../../../domain/money.js';
import type { Answer } from '../../http/upstream.js';
import { ExactNumber } from '../../reading/exact-number.js';
import type { Fields } from '../../reading/fields.js';
import { invalidResponse, type Reader, refuseStatedError } from '../../reading/records.js';
import { toUuid } from '../refs.js';

/** **Source** ledger balance (assumed). */
export interface LedgerBalanceJson {
  readonly available: Money;
  readonly asOf: string | null;
}

/** **Source** object models: transaction. Names of filters are documented, all else is assumed. */
export interface TransactionJson {
  readonly transactionUuid: string;
  readonly transactionNumber: string | null;
  readonly ledgerUuid: string | null;
  readonly cardUuid: string | null;
  readonly entryType: string;
  readonly transactionType: string | null;
  readonly amount: Money;
  readonly description: string | null;
  readonly status: string | null;
  readonly createdAt: string;
}

/** One page of transactions. Counts are null where they are not stated. **Source** pagination (assumed). */
export interface PageJson {
  readonly records: readonly unknown[];
  readonly total: number | null;
  readonly totalPages: number | null;
}

const BALANCE_KEYS = ['availableBalance', 'balance', 'available'] as const;
const MOMENT_KEYS = ['createdAt', 'createdDate', 'created'] as const;

/** The balance of one ledger. Anything without one of its names is refused, never taken for nothing. */
export function readLedgerBalance(fields: Fields, ledger: string, currency: string): LedgerBalanceJson {
  const inner = unwrapped(fields);
  requireSame(inner, 'ledgerUuid', ledger);
  const key = BALANCE_KEYS.find((each) => inner.has(each)) ?? BALANCE_KEYS[0];
  return { available: readAmount(inner, key, currency), asOf: inner.maybeMoment('asOf') };
}

/** A row of an account's list. A row of another account has no place in it. */
export function readTransaction(fields: Fields, account: string, currency: string): TransactionJson {
  requireSame(fields, 'accountUuid', account);
  requireSame(fields, 'treasuryAccountUuid', account);
  const amount = readAmount(fields, 'amount', currency);
  if (amount.minor < 0n) throw malformed(fields, 'amount', 'an amount without a sign');
  return {
    transactionUuid: readUuid(fields, 'transactionUuid'),
    transactionNumber: readNumber(fields),
    ledgerUuid: maybeUuid(fields, 'ledgerUuid'),
    cardUuid: maybeUuid(fields, 'cardUuid'),
    entryType: fields.text('entryType'),
    transactionType: fields.maybeWord('transactionType'),
    amount,
    description: fields.maybeText('description'),
    status: fields.maybeWord('status'),
    createdAt: readCreated(fields),
  };
}

/** A transaction that was asked for by its id. */
export function readOneTransaction(
  fields: Fields,
  asked: { readonly account: string; readonly transaction: string },
  currency: string,
): TransactionJson {
  const inner = unwrapped(fields);
  requireSame(inner, 'transactionUuid', asked.transaction);
  return readTransaction(inner, asked.account, currency);
}

/** One object, which may come inside `data`. */
export function unwrapped(fields: Fields): Fields {
  return fields.json('data') ? fields.object('data') : fields;
}

/** When a transaction was made; a day alone is its midnight. */
export function readCreated(fields: Fields): string {
  const key = MOMENT_KEYS.find((each) => fields.has(each)) ?? MOMENT_KEYS[0];
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(fields.text(key));
  return isDay ? `${fields.maybeDay(key)}T00:00:00Z` : fields.moment(key);
}

/** A page under any of the names it may have. **Throws** `UpstreamError` INVALID_RESPONSE for anything else, and beside an error. */
export function readPage(reader: Reader, answer: Answer): PageJson {
  refuseStatedError(reader, answer);
  const { body } = answer;
  if (Array.isArray(body)) return { records: body, total: null, totalPages: null };
  const envelope = toObject(body);
  const records = [envelope.data, envelope.transactions].find((each) => Array.isArray(each));
  if (records) {
    return { records, total: toCount(envelope.total), totalPages: toCount(envelope.totalPages) };
  }
  const cause = new MalformedResponseError('transactions', 'a list, or one in data or transactions', body);
  reader.telemetry.unreadable(reader.connector, 'transactions', cause.message);
  throw invalidResponse(reader.connector, answer, cause);
}

/** Amounts are in major units (assumed): this is the one place that says so. */
export function readAmount(fields: Fields, key: string, configured: string): Money {
  return fields.amount(key, fields.maybeCurrency('currency') ?? configured);
}

/** A number, written as text or not. */
export function readNumber(fields: Fields): string | null {
  const value = fields.raw('transactionNumber');
  if (typeof value === 'number') return String(value);
  return value instanceof ExactNumber ? value.text : fields.maybeText('transactionNumber');
}

function readUuid(fields: Fields, key: string): string {
  const uuid = toUuid(fields.text(key));
  if (uuid === null) throw malformed(fields, key, 'a UUID');
  return uuid;
}

/** In lower case; null when there is none. */
export function maybeUuid(fields: Fields, key: string): string | null {
  return fields.maybeText(key) === null ? null : readUuid(fields, key);
}

/** What names an object of its own must name the one that was asked for. */
function requireSame(fields: Fields, key: string, asked: string): void {
  const stated = maybeUuid(fields, key);
  if (stated !== null && stated !== asked) throw malformed(fields, key, 'the one that was asked for');
}

function malformed(fields: Fields, key: string, required: string): MalformedResponseError {
  return new MalformedResponseError(`${fields.path}.${key}`, required, fields.raw(key));
}

/** Counts only back up what the records show, so that an odd one is no count rather than an error. */
function toCount(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
