import type { AccountStatus } from '../../../domain/account.js';
import type { CreateTransfer } from '../../../domain/commands.js';
import type { Money } from '../../../domain/money.js';
import type { UserError } from '../../../domain/operation.js';
import { currencyErrors } from '../../../domain/rules/amounts.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import type { Fields } from '../../reading/fields.js';
import { readNamed } from '../../reading/named.js';
import { meaningOf } from '../../reading/records.js';
import { type AccountJson, type CounterpartyJson, readAccount, readCounterparty } from '../json/records.js';
import { ACCOUNT_STATUS_WORDS } from '../mappers/to-account.js';
import type { Reading } from '../reads/lists.js';
import { orUnknown } from '../refusals.js';
import type { Order } from './transfer-order.js';

/** Checks a transfer against the current state of its source and destination. **Throws** `UpstreamError` when they cannot be read. */
export async function endsErrors(
  reading: Reading,
  command: CreateTransfer,
  order: Order,
): Promise<readonly UserError[]> {
  const readingFrom = readNow(reading, 'account', order.from, readAccount);
  if (order.resource === 'book') {
    const readingTo = readNow(reading, 'account', order.to, readAccount);
    const [from, to] = await Promise.all([readingFrom, readingTo]);
    const errors = [...fromErrors(from, command), ...accountErrors(to, 'destination.account')];
    return from && to ? [...errors, ...bankErrors(from, to)] : errors;
  }
  const readingTo = readNow(reading, 'counterparty', order.to, readCounterparty);
  const [from, to] = await Promise.all([readingFrom, readingTo]);
  return [...fromErrors(from, command), ...counterpartyErrors(to, order.resource)];
}

async function readNow<T>(
  { api, call }: Reading,
  noun: string,
  id: string,
  toDomain: (fields: Fields) => T,
): Promise<T | null> {
  const path = `/${noun}/${encodeURIComponent(id)}`;
  const answer = await orUnknown(api.upstream.get(call, path, {}, { fresh: true }));
  return answer && readNamed(api, answer, { noun, id }, toDomain);
}

function fromErrors(account: AccountJson | null, command: CreateTransfer): readonly UserError[] {
  const errors = accountErrors(account, 'source');
  if (!account || errors.length > 0) return errors;
  const wrongCurrency = currencyErrors(command.amount, account.currency);
  if (wrongCurrency.length > 0 || command.direction === 'PULL') return wrongCurrency;
  return fundsErrors(command.amount, account.available_balance);
}

/** The bank checks the same balance before it accepts a transfer. **Source** ACH: insufficient funds. */
function fundsErrors(amount: Money, available: Money | null): readonly UserError[] {
  return unless(available === null || amount.minor <= available.minor, () =>
    userError(
      'amount.amount',
      'required no more than is available in the originating account',
      'INSUFFICIENT_FUNDS',
    ),
  );
}

/** Locked and closed accounts accept no new transfers. The provider decides about an unknown status. **Source** accounts. */
function accountErrors(account: AccountJson | null, field: string): readonly UserError[] {
  if (!account) return [userError(field, 'required an account that the provider knows', 'NOT_FOUND')];
  const status = meaningOf<AccountStatus>(ACCOUNT_STATUS_WORDS, account.status) ?? 'OPEN';
  const arrived = status === 'OPEN' && account.locked ? 'LOCKED' : status;
  return unless(arrived === 'OPEN', () =>
    userError(field, `required an open account, arrived one that is ${arrived}`),
  );
}

/** **Source** book transfers: both accounts are at the same bank. */
function bankErrors(from: AccountJson, to: AccountJson): readonly UserError[] {
  const isSame = from.bank_id === null || to.bank_id === null || from.bank_id === to.bank_id;
  return unless(isSame, () =>
    userError('destination.account', 'required an account at the same bank as in source'),
  );
}

function counterpartyErrors(
  counterparty: CounterpartyJson | null,
  resource: 'ach' | 'wire',
): readonly UserError[] {
  const field = 'destination.counterparty';
  if (!counterparty)
    return [userError(field, 'required a counterparty that the provider knows', 'NOT_FOUND')];
  const rail = resource === 'ach' ? 'ACH' : 'wire';
  return unless(counterparty[resource] !== null, () =>
    userError(field, `required a counterparty with ${rail} details, arrived one without; create another`),
  );
}
