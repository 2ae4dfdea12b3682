import { isObject } from '../kernel/json.js';
import { fromFixed } from './money.js';
import { bodyOf, Reading } from './reading.js';
import { type Recurrence, readRecurrence } from './recurrence.js';
import type { Direction, ExternalAccount } from './state.js';
import type { World } from './world.js';

/** The target of an ACH: a known counterparty, or the numbers of a new one. */
export type Destination = { readonly counterpartyId: string } | { readonly account: ExternalAccount };

/** The common fields of both transfer endpoints. */
interface Order {
  readonly fromAccountId: string;
  readonly minor: bigint;
  /** Null: one transfer, now. */
  readonly recurrence: Recurrence | null;
}

export interface AchOrder extends Order {
  readonly direction: Direction;
  readonly destination: Destination;
}

export interface InternalOrder extends Order {
  readonly toAccountId: string;
}

const ACCOUNT_TYPES = ['checking', 'savings'] as const;
const DIRECTIONS: readonly Direction[] = ['credit', 'debit'];

/** The body of `POST /baas/transfer-ach`. **Throws** `HttpReply` 400. **Source** contract 3.1. */
export function readAch(world: World, body: unknown): AchOrder {
  const reading = new Reading(bodyOf(body));
  const order = readOrder(world, reading);
  const direction = reading.optionalWord('debitCreditIndicator', DIRECTIONS) ?? 'credit';
  const destination = readDestination(reading);
  reading.finish();
  return { ...order, direction, destination };
}

/** The body of `POST /baas/transfer-internal`. **Throws** `HttpReply` 400. **Source** contract 3.2. */
export function readInternal(world: World, body: unknown): InternalOrder {
  const reading = new Reading(bodyOf(body));
  const order = readOrder(world, reading);
  const toAccountId = reading.text('toAccountId');
  reading.finish();
  return { ...order, toAccountId };
}

function readOrder(world: World, reading: Reading): Order {
  const fromAccountId = reading.text('fromAccountId');
  const minor = reading.amount('amount', fromFixed, 'a string with two decimals, greater than 0.00');
  return { fromAccountId, minor, recurrence: readIfRecurring(world, reading) };
}

/** Without `isRecurring`, the details are ignored. */
function readIfRecurring(world: World, reading: Reading): Recurrence | null {
  if (!reading.flag('isRecurring')) return null;
  const details = reading.body['recurringTransfer'];
  if (!isObject(details)) reading.blame('recurringTransfer', 'an object');
  return readRecurrence(
    world,
    new Reading(isObject(details) ? details : {}, { name: 'recurringTransfer', reading }),
  );
}

function readDestination(reading: Reading): Destination {
  const counterpartyId = reading.optionalText('toAccountId');
  if (counterpartyId !== undefined) return { counterpartyId };
  const names = [reading.text('toFirstName'), reading.text('toLastName')];
  return {
    account: {
      name: names.join(' '),
      accountNumber: reading.text('toAccountNumber', /^\d{1,17}$/, 'digits, unless toAccountId is given'),
      routingNumber: reading.text('toRoutingNumber', /^\d{9}$/, 'nine digits, unless toAccountId is given'),
      accountType: reading.word('toAccountType', ACCOUNT_TYPES) ?? 'checking',
    },
  };
}
