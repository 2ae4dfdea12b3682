import type { Account } from '../../../src/domain/account.js';
import type { Business, Portfolio } from '../../../src/domain/business.js';
import type { Card } from '../../../src/domain/card.js';
import type { Counterparty } from '../../../src/domain/counterparty.js';
import type { Document } from '../../../src/domain/document.js';
import type { Ledger } from '../../../src/domain/ledger.js';
import type { Money } from '../../../src/domain/money.js';
import type {
  PartyLabel,
  RecurringTransfer,
  ScheduledTransfer,
} from '../../../src/domain/recurring-transfer.js';
import type { Transaction } from '../../../src/domain/transaction.js';
import type { BankDetails, Transfer, TransferParty } from '../../../src/domain/transfer.js';
import type * as rows from './rows.js';

/** What the gateway gives, as the rows of a book. */

export function plainAccount(account: Account): rows.AccountRow {
  const { providerId, kind, type, status, currency, accountNumberLast4: last4 } = account;
  return { ...rowOf(account), providerId, kind, type, status, currency, last4 };
}

/** An account of a single read. */
export function plainFullAccount(account: Account): rows.FullAccountRow {
  return {
    ...plainAccount(account),
    name: account.name,
    business: refOrNull(account.businessId),
    current: moneyOrNull(account.balance?.current),
    available: moneyOrNull(account.balance?.available),
  };
}

export function plainTransfer(transfer: Transfer): rows.TransferRow {
  const { providerId, rail, direction, status, description, effectiveDate, idempotencyKey } = transfer;
  return {
    ...rowOf(transfer),
    ...{ providerId, rail, direction, status, description, effectiveDate, idempotencyKey },
    amount: moneyText(transfer.amount),
    source: plainParty(transfer.source),
    destination: plainParty(transfer.destination),
    account: refOrNull(transfer.accountId),
  };
}

export function plainTransaction(transaction: Transaction): rows.TransactionRow {
  const { providerId, type, number, description, entryType, amount } = transaction;
  return {
    ...rowOf(transaction),
    ...{ providerId, type, number, description },
    account: refOrNull(transaction.accountId),
    amount: `${entryType === 'DEBIT' ? '-' : ''}${moneyText(amount)}`,
    balance: moneyOrNull(transaction.runningBalance),
    transfer: refOrNull(transaction.transferId),
    card: refOrNull(transaction.cardId),
    ledger: refOrNull(transaction.ledgerId),
  };
}

export function plainCard(card: Card): rows.CardRow {
  const { providerId, label, form, status, last4, expiresOn } = card;
  return {
    ...rowOf(card),
    ...{ providerId, label, form, status, last4, expiresOn },
    account: refOrNull(card.accountId),
    ledger: refOrNull(card.ledgerId),
    balance: moneyOrNull(card.balance),
  };
}

export function plainCounterparty(counterparty: Counterparty): rows.CounterpartyRow {
  const { providerId, name } = counterparty;
  return {
    ...rowOf(counterparty),
    ...{ providerId, name },
    ach: plainDetails(counterparty.ach),
    wire: plainDetails(counterparty.wire),
  };
}

export function plainBusiness(business: Business): rows.BusinessRow {
  const { providerId, name, status, onboardingStatus: onboarding } = business;
  return { ...rowOf(business), providerId, name, status, onboarding };
}

export function plainDocument(document: Document): rows.DocumentRow {
  const { providerId, type, status, name, sizeBytes } = document;
  return {
    ...rowOf(document),
    providerId,
    type,
    status,
    name,
    sizeBytes,
    business: refOrNull(document.businessId),
  };
}

export function plainLedger(ledger: Ledger): rows.LedgerRow {
  const { providerId, status } = ledger;
  const available = moneyOrNull(ledger.availableBalance?.available);
  return { ...rowOf(ledger), providerId, status, available, account: refOrNull(ledger.accountId) };
}

export function plainSeries(series: RecurringTransfer): rows.SeriesRow {
  const { providerId, memo, frequency, status, duration } = series;
  return {
    ...rowOf(series),
    ...{ providerId, memo, frequency, status, duration },
    amount: moneyText(series.amount),
    day: series.frequencyData,
    starts: series.startingDate,
    ends: series.endingDate,
    remaining: series.remainingTransfers,
    source: plainLabel(series.source),
    destination: plainLabel(series.destination),
  };
}

export function plainJob(job: ScheduledTransfer): rows.JobRow {
  return {
    ...rowOf(job),
    providerId: job.providerId,
    memo: job.memo,
    amount: moneyText(job.amount),
    date: job.scheduledDate,
    source: plainLabel(job.source),
    destination: plainLabel(job.destination),
  };
}

export function plainPortfolio(portfolio: Portfolio): rows.PortfolioRow {
  return {
    business: refIn(portfolio.businessId),
    balance: moneyOrNull(portfolio.balance),
    allocations: portfolio.allocations.map(({ product, percentage }) => `${product} ${percentage}`).sort(),
  };
}

/** The ref in a global id. **Shape** of the id: base64url of `connector:kind:ref`. */
export function refIn(id: string): string {
  return Buffer.from(id, 'base64url').toString('utf8').split(':').slice(2).join(':');
}

/** The global id of an object. */
export function idOf(connector: string, kind: string, ref: string): string {
  return Buffer.from(`${connector}:${kind}:${ref}`, 'utf8').toString('base64url');
}

export function moneyOrNull(money: Money | null | undefined): string | null {
  return money ? moneyText(money) : null;
}

function rowOf({ id, createdAt }: { readonly id: string; readonly createdAt: string | null }): rows.Row {
  return { ref: refIn(id), at: createdAt === null ? null : new Date(createdAt).toISOString() };
}

function refOrNull(id: string | null | undefined): string | null {
  return id == null ? null : refIn(id);
}

function moneyText({ minor, currency }: Money): string {
  return `${minor} ${currency}`;
}

function plainParty(party: TransferParty | null): string | null {
  if (party === null) return null;
  if (party.kind !== 'BankDetails') return `${party.kind} ${refIn(party.id)}`;
  const { holderName, accountNumberLast4, routingNumber } = party.details;
  return `BankDetails ${holderName}/${accountNumberLast4}/${routingNumber}`;
}

function plainDetails(details: BankDetails | null): string | null {
  return details && `${details.accountNumberLast4}/${details.routingNumber}/${details.accountType}`;
}

function plainLabel({ name, lastFour }: PartyLabel): string {
  return `${name}/${lastFour}`;
}
