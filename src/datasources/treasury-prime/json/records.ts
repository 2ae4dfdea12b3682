import type { UserData } from '../../../domain/account.js';
import { MalformedResponseError } from '../../../domain/errors.js';
import type { Money } from '../../../domain/money.js';
import type { Answer } from '../../http/upstream.js';
import type { Fields } from '../../reading/fields.js';
import { invalidResponse, type Reader, refuseStatedError } from '../../reading/records.js';
import { isId } from '../refs.js';

/** What nearly every object has. **Source** conventions. */
export interface ObjectJson {
  readonly id: string;
  readonly created_at: string | null;
  readonly updated_at: string | null;
  readonly userdata: UserData | null;
}

/** **Source** accounts. Rows of lists leave out what is null here: balances, name, owners, locks. */
export interface AccountJson extends ObjectJson {
  readonly name: string | null;
  readonly nickname: string | null;
  readonly account_number: string | null;
  readonly routing_number: string | null;
  readonly account_type: string | null;
  readonly currency: string;
  readonly status: string | null;
  readonly locked: boolean | null;
  readonly available_balance: Money | null;
  readonly current_balance: Money | null;
  readonly business_id: string | null;
  readonly bank_id: string | null;
}

/** **Source** accounts: lock object. */
export interface AccountLockJson {
  readonly account_id: string;
  /** Filters that a list does not know are ignored there, so that released locks may come too. **Source** lists. */
  readonly isActive: boolean;
}

/** **Source** transactions. `amount` is signed. */
export interface TransactionJson {
  readonly id: string;
  readonly account_id: string | null;
  readonly amount: Money;
  readonly balance: Money | null;
  readonly type: string | null;
  readonly date: string | null;
  readonly created: string;
  readonly desc: string | null;
  readonly check_number: string | null;
  readonly trace_id: string | null;
  readonly origins: Readonly<Partial<Record<Origin, string>>>;
  readonly userdata: UserData | null;
}

/** The fields that name what a transaction came from. **Source** transactions, `*_id`. */
export const ORIGINS = [
  'ach_id',
  'book_id',
  'wire_id',
  'fednow_id',
  'card_id',
  'check_id',
  'issued_check_id',
  'incoming_ach_id',
  'incoming_wire_id',
] as const;
export type Origin = (typeof ORIGINS)[number];

/** **Source** counterparties. */
export interface CounterpartyJson extends ObjectJson {
  readonly name: string | null;
  readonly ach: BankDetailsJson | null;
  readonly wire: BankDetailsJson | null;
}

export interface BankDetailsJson {
  readonly account_number: string | null;
  readonly routing_number: string | null;
  readonly account_type: string | null;
}

/** **Source** cards. `pan` and `cvv` are not read at all. */
export interface CardJson extends ObjectJson {
  readonly account_id: string | null;
  readonly card_product_id: string | null;
  readonly status: string | null;
  readonly last4: string | null;
  /** MMYY. */
  readonly expiration: string | null;
}

/** **Source** people and businesses. */
export interface BusinessJson extends ObjectJson {
  readonly name: string | null;
  readonly account_ids: readonly string[];
}

/** Null stands for dollars. **Source** conventions: currency. */
export const DEFAULT_CURRENCY = 'USD';

/** The fields that nearly every object has. */
export function readObject(fields: Fields): ObjectJson {
  return {
    id: fields.id('id', isId),
    created_at: fields.maybeMoment('created_at'),
    updated_at: fields.orNull((each) => each.maybeMoment('updated_at')),
    userdata: fields.userData('userdata'),
  };
}

export function readAccount(fields: Fields): AccountJson {
  const currency = fields.maybeCurrency('currency') ?? DEFAULT_CURRENCY;
  return {
    ...readObject(fields),
    name: fields.maybeText('name'),
    nickname: fields.maybeText('nickname'),
    account_number: fields.maybeText('account_number'),
    routing_number: fields.maybeText('routing_number'),
    account_type: fields.maybeText('account_type'),
    currency,
    status: fields.maybeWord('status'),
    locked: fields.maybeBoolean('locked'),
    available_balance: fields.maybeMoney('available_balance', currency),
    current_balance: fields.maybeMoney('current_balance', currency),
    business_id: texts(fields, 'business_ids')[0] ?? null,
    bank_id: fields.maybeText('bank_id'),
  };
}

export function readAccountLock(fields: Fields): AccountLockJson {
  const isActive = fields.maybeBoolean('locked') ?? !fields.has('released_at');
  return { account_id: fields.text('account_id'), isActive };
}

export function readTransaction(fields: Fields): TransactionJson {
  const origins = ORIGINS.flatMap((origin) => {
    const id = fields.maybeText(origin);
    return id === null ? [] : [[origin, id] as const];
  });
  return {
    id: fields.id('id', isId),
    account_id: fields.maybeText('account_id'),
    amount: fields.money('amount', DEFAULT_CURRENCY),
    balance: fields.maybeMoney('balance', DEFAULT_CURRENCY),
    type: fields.maybeWord('type'),
    date: fields.orNull((each) => each.maybeDay('date')),
    created: readCreation(fields),
    desc: fields.maybeText('human_readable_description') ?? fields.maybeText('desc'),
    check_number: fields.maybeText('check_number'),
    trace_id: fields.maybeText('trace_id'),
    origins: Object.fromEntries(origins),
    userdata: fields.userData('userdata'),
  };
}

/** When Treasury Prime made the row; the business date where it says nothing finer. */
function readCreation(fields: Fields): string {
  const moment = fields.maybeMoment('extended_timestamp_precise') ?? fields.maybeMoment('extended_timestamp');
  if (moment !== null) return moment;
  const date = fields.maybeDay('date');
  if (date === null) throw new MalformedResponseError(`${fields.path}.extended_timestamp`, 'a moment', null);
  return `${date}T00:00:00Z`;
}

export function readCounterparty(fields: Fields): CounterpartyJson {
  const details = (key: string): BankDetailsJson | null => {
    const part = fields.maybeObject(key);
    return (
      part && {
        account_number: part.maybeText('account_number'),
        routing_number: part.maybeText('routing_number'),
        account_type: part.maybeText('account_type'),
      }
    );
  };
  const name = fields.maybeText('name_on_account') ?? fields.maybeText('name');
  return { ...readObject(fields), name, ach: details('ach'), wire: details('wire') };
}

export function readCard(fields: Fields): CardJson {
  return {
    ...readObject(fields),
    account_id: fields.maybeText('account_id'),
    card_product_id: fields.maybeText('card_product_id'),
    status: fields.maybeWord('status'),
    last4: fields.maybeText('last4'),
    expiration: fields.maybeText('expiration'),
  };
}

export function readBusiness(fields: Fields): BusinessJson {
  return { ...readObject(fields), name: fields.maybeText('name'), account_ids: texts(fields, 'account_ids') };
}

function texts(fields: Fields, key: string): readonly string[] {
  if (!fields.has(key)) return [];
  return fields.list(key).flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
}

/** One page of a list. `next` is the cursor inside of `page_next`, which itself is never followed. */
export interface PageJson {
  readonly records: readonly unknown[];
  readonly next: string | null;
}

/**
 * The envelope of a list. **Throws** `UpstreamError` INVALID_RESPONSE when it has no `data`, states an error, or has a `page_next` without a
 * cursor.
 *
 * **Source** lists: the last page has `page_next` null, or no such key.
 */
export function readPage(reader: Reader, answer: Answer): PageJson {
  refuseStatedError(reader, answer);
  const { data, page_next } = (answer.body ?? {}) as { data?: unknown; page_next?: unknown };
  if (!Array.isArray(data)) {
    throw invalidResponse(reader.connector, answer, new MalformedResponseError('data', 'a list', data));
  }
  if (page_next === null || page_next === undefined) return { records: data, next: null };
  const next = cursorOf(page_next);
  if (next !== null) return { records: data, next };
  throw invalidResponse(
    reader.connector,
    answer,
    new MalformedResponseError('page_next', 'a URL with page_cursor', page_next),
  );
}

function cursorOf(pageNext: unknown): string | null {
  if (typeof pageNext !== 'string' || !URL.canParse(pageNext)) return null;
  return new URL(pageNext).searchParams.get('page_cursor') || null;
}
