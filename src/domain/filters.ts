import type { Account, AccountFilter } from './account.js';
import type { Card, CardFilter } from './card.js';
import type { Counterparty, CounterpartyFilter } from './counterparty.js';
import { compareToDecimal, type Money } from './money.js';
import type { AmountRange, RecurringTransfer, RecurringTransferFilter } from './recurring-transfer.js';
import type { Transaction, TransactionFilter } from './transaction.js';
import type { Transfer, TransferFilter, TransferParty } from './transfer.js';

/**
 * Whether the account matches the filter. The gateway applies every filter itself, even if a connector already narrowed the list.
 */
export function matchesAccount(account: Account, filter: AccountFilter): boolean {
  return (
    includes(filter.kinds, account.kind) &&
    includes(filter.statuses, account.status) &&
    (filter.currency === undefined || filter.currency === account.currency) &&
    within(account.createdAt, filter) &&
    matchesSearch(account, filter.search)
  );
}

export function matchesCard(card: Card, filter: CardFilter): boolean {
  return (
    includes(filter.statuses, card.status) &&
    (filter.account === undefined || filter.account === card.accountId)
  );
}

export function matchesTransaction(transaction: Transaction, filter: TransactionFilter): boolean {
  return (
    (filter.entryType === undefined || filter.entryType === transaction.entryType) &&
    includes(filter.types, transaction.type) &&
    (filter.number === undefined || filter.number === transaction.number) &&
    within(transaction.createdAt, filter)
  );
}

export function matchesTransfer(transfer: Transfer, filter: TransferFilter): boolean {
  return (
    (filter.idempotencyKey === undefined || filter.idempotencyKey === transfer.idempotencyKey) &&
    includes(filter.rails, transfer.rail) &&
    includes(filter.statuses, transfer.status) &&
    (filter.direction === undefined || filter.direction === transfer.direction) &&
    (filter.account === undefined || touches(transfer, filter.account)) &&
    (filter.counterparty === undefined || touches(transfer, filter.counterparty)) &&
    within(transfer.createdAt, filter)
  );
}

export function matchesCounterparty(counterparty: Counterparty, filter: CounterpartyFilter): boolean {
  return (
    filter.search === undefined ||
    (counterparty.name ?? '').toLowerCase().includes(filter.search.toLowerCase())
  );
}

export function matchesRecurringTransfer(
  series: RecurringTransfer,
  { search, minAmount: min, maxAmount: max, amounts = [{}] }: RecurringTransferFilter,
): boolean {
  return (
    (search === undefined || (series.memo ?? '').toLowerCase().includes(search.toLowerCase())) &&
    isInRange(series.amount, { min, max }) &&
    amounts.some((range) => isInRange(series.amount, range))
  );
}

function isInRange(amount: Money, { min, max }: AmountRange): boolean {
  const isAbove = min === undefined || min === null || compareToDecimal(amount, min) >= 0;
  const isBelow = max === undefined || max === null || compareToDecimal(amount, max) <= 0;
  return isAbove && isBelow;
}

/** Whether the id is at either end of the transfer, or is its account. */
export function touches(transfer: Transfer, id: string): boolean {
  return transfer.accountId === id || isParty(transfer.source, id) || isParty(transfer.destination, id);
}

function isParty(party: TransferParty | null, id: string): boolean {
  return party !== null && party.kind !== 'BankDetails' && party.id === id;
}

function matchesSearch(account: Account, search: string | undefined): boolean {
  if (search === undefined) return true;
  const wanted = search.toLowerCase();
  return [account.name, account.providerId, account.accountNumberLast4].some((text) =>
    (text ?? '').toLowerCase().includes(wanted),
  );
}

function includes<T>(allowed: readonly T[] | undefined, value: T): boolean {
  return allowed === undefined || allowed.includes(value);
}

function within(
  moment: string | null,
  days: { readonly createdFrom?: string; readonly createdTo?: string },
): boolean {
  if (days.createdFrom === undefined && days.createdTo === undefined) return true;
  if (moment === null) return false;
  const day = moment.slice(0, 10);
  return (days.createdFrom ?? day) <= day && day <= (days.createdTo ?? day);
}
