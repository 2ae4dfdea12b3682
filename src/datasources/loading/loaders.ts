import type { Account } from '../../domain/account.js';
import type { Business, Portfolio } from '../../domain/business.js';
import type { Card } from '../../domain/card.js';
import type { Counterparty } from '../../domain/counterparty.js';
import type { Document } from '../../domain/document.js';
import type { NodeKind } from '../../domain/ids.js';
import type { Ledger } from '../../domain/ledger.js';
import type { RecurringTransfer, ScheduledTransfer } from '../../domain/recurring-transfer.js';
import type { Transaction } from '../../domain/transaction.js';
import type { Transfer } from '../../domain/transfer.js';
import type { AnyPorts } from '../ports/ports.js';
import { createNodeLoader, type NodeLoader, type SingleReads } from './node-loader.js';
import type { RequestScope } from './scope.js';

/** One loader per kind, for one request. They check connectors, not accounts: callers must still apply grants to the result. */
export interface Loaders {
  readonly account: NodeLoader<Account>;
  /** Uses single reads, so that every field is set. */
  readonly fullAccount: NodeLoader<Account>;
  readonly business: NodeLoader<Business>;
  readonly card: NodeLoader<Card>;
  readonly counterparty: NodeLoader<Counterparty>;
  readonly document: NodeLoader<Document>;
  readonly ledger: NodeLoader<Ledger>;
  readonly portfolio: NodeLoader<Portfolio>;
  readonly recurringTransfer: NodeLoader<RecurringTransfer>;
  readonly scheduledTransfer: NodeLoader<ScheduledTransfer>;
  readonly transaction: NodeLoader<Transaction>;
  readonly transfer: NodeLoader<Transfer>;
}

export function createLoaders({ access, call }: RequestScope): Loaders {
  const loader = <T>(kind: NodeKind, reads: (ports: AnyPorts) => SingleReads<T> | undefined) =>
    createNodeLoader<T>({ kind, access, call, reads });
  return {
    account: loader('Account', ({ accounts }) => accounts),
    fullAccount: loader('Account', ({ accounts }) => accounts && { read: accounts.read }),
    business: loader('Business', ({ businesses }) => businesses),
    card: loader('Card', ({ cards }) => cards),
    counterparty: loader('Counterparty', ({ counterparties }) => counterparties),
    document: loader('Document', ({ documents }) => documents),
    ledger: loader('Ledger', ({ ledgers }) => ledgers),
    portfolio: loader('Portfolio', ({ portfolios }) => portfolios),
    recurringTransfer: loader('RecurringTransfer', ({ recurringTransfers }) => recurringTransfers),
    scheduledTransfer: loader('ScheduledTransfer', ({ scheduledTransfers }) => scheduledTransfers),
    transaction: loader('Transaction', ({ transactions }) => transactions),
    transfer: loader('Transfer', ({ transfers }) => transfers),
  };
}
