import { readTokenLife } from '../../../auth/index.js';
import type { UserData } from '../../../domain/account.js';
import { MalformedResponseError } from '../../../domain/errors.js';
import type { Money } from '../../../domain/money.js';
import type { Answer } from '../../http/upstream.js';
import type { Fields } from '../../reading/fields.js';
import { invalidResponse, type Reader, refuseStatedError } from '../../reading/records.js';

/** **Source** token. `expires_in` in seconds, often less than the full day. */
export interface TokenJson {
  readonly access_token: string;
  /** Null if it is not stated. */
  readonly expires_in: number | null;
}

/** **Source** create a business. */
export interface BusinessJson {
  readonly id: string;
  readonly legal_name: string | null;
  readonly status: string | null;
  readonly sub_status: string | null;
  readonly user_data: UserData | null;
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

/** **Source** manage a bank account. It has neither status nor moments. */
export interface BankAccountJson {
  readonly id: string;
  readonly account_number: string | null;
  readonly account_type: string | null;
  readonly bank_name: string | null;
  readonly routing_number: string | null;
  readonly user_data: UserData | null;
}

/** **Source** manage a portfolio. Without its products: what only needs the balance does not depend on them. */
export interface PortfolioJson {
  readonly id: string | null;
  readonly business_id: string | null;
  readonly balance: Money | null;
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

export interface ProductJson {
  readonly product: string;
  /** As its JSON number is written. */
  readonly percentage: string;
}

/** **Source** move money. The moment of creation is required: the list is ordered by it. */
export interface TransferJson {
  readonly id: string;
  readonly business_id: string | null;
  readonly amount: Money;
  readonly bank_account_id: string | null;
  readonly direction: string;
  readonly type: string;
  readonly status: string | null;
  readonly idempotency_key: string | null;
  readonly user_data: UserData | null;
  readonly created_at: string;
  readonly updated_at: string | null;
  readonly processed_at: string | null;
}

export interface DocumentJson {
  readonly id: string;
  readonly filename: string | null;
  readonly type: string | null;
  readonly status: string | null;
  readonly mime_type: string | null;
  readonly size_bytes: number | null;
  readonly user_data: UserData | null;
  readonly created_at: string;
}

export function readToken(fields: Fields): TokenJson {
  return { access_token: fields.text('access_token'), expires_in: readTokenLife(fields.raw('expires_in')) };
}

export function readBusiness(fields: Fields): BusinessJson {
  return {
    id: fields.id('id'),
    legal_name: fields.maybeText('legal_name'),
    status: fields.maybeWord('status'),
    sub_status: fields.maybeText('sub_status'),
    user_data: fields.userData('user_data'),
    created_at: fields.maybeMoment('created_at'),
    updated_at: fields.orNull((each) => each.maybeMoment('updated_at')),
  };
}

export function readBankAccount(fields: Fields): BankAccountJson {
  return {
    id: fields.id('id'),
    account_number: fields.maybeText('account_number'),
    account_type: fields.maybeText('account_type'),
    bank_name: fields.maybeText('bank_name'),
    routing_number: fields.maybeText('routing_number'),
    user_data: fields.userData('user_data'),
  };
}

export function readPortfolio(fields: Fields): PortfolioJson {
  return {
    id: fields.maybeText('id'),
    business_id: fields.maybeText('business_id'),
    balance: fields.has('balance') ? readMoney(fields, 'balance') : null,
    created_at: fields.maybeMoment('created_at'),
    updated_at: fields.orNull((each) => each.maybeMoment('updated_at')),
  };
}

export function readProduct(fields: Fields): ProductJson {
  const percentage = fields.raw('percentage');
  if (typeof percentage !== 'number') {
    throw new MalformedResponseError(`${fields.path}.percentage`, 'a number', percentage);
  }
  return { product: fields.text('product'), percentage: String(percentage) };
}

export function readTransfer(fields: Fields): TransferJson {
  return {
    id: fields.id('id'),
    business_id: fields.maybeText('business_id'),
    amount: readMoney(fields, 'amount'),
    bank_account_id: fields.maybeText('bank_account_id'),
    direction: fields.word('direction'),
    type: fields.word('type'),
    status: fields.maybeWord('status'),
    idempotency_key: fields.maybeText('idempotency_key'),
    user_data: fields.userData('user_data'),
    created_at: fields.moment('created_at'),
    updated_at: fields.orNull((each) => each.maybeMoment('updated_at')),
    processed_at: fields.orNull((each) => each.maybeMoment('processed_at')),
  };
}

export function readDocument(fields: Fields): DocumentJson {
  return {
    id: fields.id('id'),
    filename: fields.maybeText('filename'),
    type: fields.maybeWord('type'),
    status: fields.maybeWord('status'),
    mime_type: fields.maybeText('mime_type'),
    size_bytes: fields.orNull((each) => each.maybeInt('size_bytes')),
    user_data: fields.userData('user_data'),
    created_at: fields.moment('created_at'),
  };
}

/**
 * The records of a list, which is bare or in an object under `key`.
 *
 * **Throws** `UpstreamError` INVALID_RESPONSE when the answer is neither, or states an error.
 */
export function recordsOf(reader: Reader, answer: Answer, key: string): readonly unknown[] {
  refuseStatedError(reader, answer);
  const { body } = answer;
  const list = Array.isArray(body)
    ? body
    : (body as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  if (Array.isArray(list)) return list;
  throw invalidResponse(reader.connector, answer, new MalformedResponseError(key, 'a list', list));
}

function readMoney(fields: Fields, key: string): Money {
  const money = fields.object(key);
  return money.money('amount', money.currency('currency'));
}
