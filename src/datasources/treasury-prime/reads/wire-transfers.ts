import type { Money } from '../../../domain/money.js';
import type { Fields } from '../../reading/fields.js';
import { DEFAULT_CURRENCY, readObject, type WireObject } from '../json/records.js';

/** What the four kinds of transfer have in common. */
export interface WireMovement extends WireObject {
  readonly created_at: string;
  readonly amount: Money;
  readonly status: string | null;
  readonly error: string | null;
  readonly description: string | null;
}

/** **Source** ACH. */
export interface WireAch extends WireMovement {
  readonly account_id: string;
  readonly counterparty_id: string | null;
  readonly direction: string;
  readonly sec_code: string | null;
  readonly service: string | null;
  readonly effective_date: string | null;
}

/** **Source** book transfers. */
export interface WireBook extends WireMovement {
  readonly from_account_id: string;
  readonly to_account_id: string;
}

/** **Source** wires; the description is their `instructions`. */
export interface WireWire extends WireMovement {
  readonly account_id: string;
  readonly counterparty_id: string | null;
}

/** **Source** FedNow. */
export interface WireFednow extends WireMovement {
  readonly account_id: string;
  readonly external_name: string | null;
  readonly external_account_number: string | null;
  readonly external_routing_number: string | null;
  readonly external_status: string | null;
  readonly payment_type: string | null;
  readonly fed_settlement_date: string | null;
}

function readMovement(fields: Fields, description: string | null): WireMovement {
  const currency = (fields.maybeText('currency') ?? DEFAULT_CURRENCY).toUpperCase();
  return {
    ...readObject(fields),
    created_at: fields.moment('created_at'),
    amount: fields.money('amount', currency),
    status: fields.maybeText('status'),
    error: fields.maybeText('error'),
    description,
  };
}

export function readAch(fields: Fields): WireAch {
  return {
    ...readMovement(fields, fields.maybeText('description')),
    account_id: fields.text('account_id'),
    counterparty_id: fields.maybeText('counterparty_id'),
    direction: fields.text('direction'),
    sec_code: fields.maybeText('sec_code'),
    service: fields.maybeText('service'),
    effective_date: fields.maybeDay('effective_date'),
  };
}

export function readBook(fields: Fields): WireBook {
  return {
    ...readMovement(fields, fields.maybeText('description')),
    from_account_id: fields.text('from_account_id'),
    to_account_id: fields.text('to_account_id'),
  };
}

export function readWire(fields: Fields): WireWire {
  return {
    ...readMovement(fields, fields.maybeText('instructions')),
    account_id: fields.text('account_id'),
    counterparty_id: fields.maybeText('counterparty_id'),
  };
}

export function readFednow(fields: Fields): WireFednow {
  return {
    ...readMovement(fields, fields.maybeText('memo') ?? fields.maybeText('description')),
    account_id: fields.text('account_id'),
    external_name: fields.maybeText('external_name'),
    external_account_number: fields.maybeText('external_account_number'),
    external_routing_number: fields.maybeText('external_routing_number'),
    external_status: fields.maybeText('external_status'),
    payment_type: fields.maybeText('payment_type'),
    fed_settlement_date: fields.maybeDay('fed_settlement_date'),
  };
}
