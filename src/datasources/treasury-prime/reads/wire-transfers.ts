import type { Money } from '../../../domain/money.js';
import type { Fields } from '../../reading/fields.js';
import { DEFAULT_CURRENCY, type ObjectJson, readObject } from '../json/records.js';

/** What the four kinds of transfer have in common. */
export interface MovementJson extends ObjectJson {
  readonly created_at: string;
  readonly amount: Money;
  readonly status: string | null;
  readonly error: string | null;
  readonly description: string | null;
}

/** **Source** ACH. */
export interface AchJson extends MovementJson {
  readonly account_id: string;
  readonly counterparty_id: string | null;
  readonly direction: string;
  readonly sec_code: string | null;
  readonly service: string | null;
  readonly effective_date: string | null;
}

/** **Source** book transfers. */
export interface BookJson extends MovementJson {
  readonly from_account_id: string;
  readonly to_account_id: string;
}

/** **Source** wires; the description is their `instructions`. */
export interface WireJson extends MovementJson {
  readonly account_id: string;
  readonly counterparty_id: string | null;
}

/** **Source** FedNow. */
export interface FednowJson extends MovementJson {
  readonly account_id: string;
  readonly external_name: string | null;
  readonly external_account_number: string | null;
  readonly external_routing_number: string | null;
  readonly external_status: string | null;
  readonly payment_type: string | null;
  readonly fed_settlement_date: string | null;
}

function readMovement(fields: Fields, description: string | null): MovementJson {
  const currency = fields.maybeCurrency('currency') ?? DEFAULT_CURRENCY;
  return {
    ...readObject(fields),
    created_at: fields.moment('created_at'),
    amount: fields.money('amount', currency),
    status: fields.maybeWord('status'),
    error: fields.maybeText('error'),
    description,
  };
}

export function readAch(fields: Fields): AchJson {
  return {
    ...readMovement(fields, fields.maybeText('description')),
    account_id: fields.text('account_id'),
    counterparty_id: fields.maybeText('counterparty_id'),
    direction: fields.word('direction'),
    sec_code: fields.maybeText('sec_code'),
    service: fields.maybeText('service'),
    effective_date: fields.orNull((each) => each.maybeDay('effective_date')),
  };
}

export function readBook(fields: Fields): BookJson {
  return {
    ...readMovement(fields, fields.maybeText('description')),
    from_account_id: fields.text('from_account_id'),
    to_account_id: fields.text('to_account_id'),
  };
}

export function readWire(fields: Fields): WireJson {
  return {
    ...readMovement(fields, fields.maybeText('instructions')),
    account_id: fields.text('account_id'),
    counterparty_id: fields.maybeText('counterparty_id'),
  };
}

export function readFednow(fields: Fields): FednowJson {
  return {
    ...readMovement(fields, fields.maybeText('memo') ?? fields.maybeText('description')),
    account_id: fields.text('account_id'),
    external_name: fields.maybeText('external_name'),
    external_account_number: fields.maybeText('external_account_number'),
    external_routing_number: fields.maybeText('external_routing_number'),
    external_status: fields.maybeText('external_status'),
    payment_type: fields.maybeText('payment_type'),
    fed_settlement_date: fields.orNull((each) => each.maybeDay('fed_settlement_date')),
  };
}
