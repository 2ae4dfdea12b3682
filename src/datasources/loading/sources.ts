import type { Account, AccountBalance, AccountFilter } from '../../domain/account.js';
import type { Business, Portfolio, WireInstructions } from '../../domain/business.js';
import type { Capability, ConnectorRef } from '../../domain/capabilities.js';
import type { Card, CardFilter } from '../../domain/card.js';
import type { CashPosition } from '../../domain/cash-position.js';
import type { Connection } from '../../domain/connection.js';
import type { Counterparty, CounterpartyFilter } from '../../domain/counterparty.js';
import type { Document } from '../../domain/document.js';
import type { ConnectorHealth } from '../../domain/health.js';
import type { Ledger } from '../../domain/ledger.js';
import type { Listed } from '../../domain/page.js';
import type {
  RecurringTransfer,
  RecurringTransferFilter,
  ScheduledTransfer,
} from '../../domain/recurring-transfer.js';
import type { Transaction, TransactionFilter } from '../../domain/transaction.js';
import type { Transfer, TransferFilter } from '../../domain/transfer.js';
import type { TrustedDomainConfig } from '../../domain/trusted-domain-config.js';

/** A connector as callers see it. */
export interface ConnectorView extends ConnectorRef {
  readonly id: string;
  readonly capabilities: readonly Capability[];
  readonly health: ConnectorHealth;
}

/** Anything that a global id can name today. */
export type NodeObject =
  | Account
  | Business
  | Card
  | ConnectorView
  | Counterparty
  | Document
  | Ledger
  | Portfolio
  | RecurringTransfer
  | ScheduledTransfer
  | Transaction
  | Transfer
  | TrustedDomainConfig;

export interface ListArgs<F> {
  /** The schema's coordinate, such as `Query.accounts` or `Account.transfers:<id>`: a cursor is only good for the list it came from. */
  readonly field: string;
  readonly first: number;
  readonly after: string | null;
  readonly filter: F;
}

export type ConnectorsFilter = { readonly connectors?: readonly string[] };

/**
 * All data that one caller reaches, for the length of one request. Every answer passes the caller's grants: what may not be seen
 * is null or absent. Single reads: null for wrong or foreign ids; **throw** `UpstreamError` when the provider fails.
 * Lists never throw for a failing connector (see `unavailable`); they throw `InvalidInputError` for bad arguments.
 */
export interface Sources {
  connectors(): readonly ConnectorView[];
  connector(name: string): ConnectorView;

  node(id: string): Promise<NodeObject | null>;
  /** The account, as far as is known without reading it singly more than needed. */
  account(id: string): Promise<Account | null>;
  /** The account with every field: reads a `summary` again. */
  fullAccount(account: Account): Promise<Account>;
  /** `maxAgeSeconds` null: a failing provider may be bridged by an earlier answer, marked stale. Else never older than that. */
  balance(account: Account, maxAgeSeconds: number | null): Promise<AccountBalance | null>;
  card(id: string): Promise<Card | null>;
  ledger(id: string): Promise<Ledger | null>;
  transaction(id: string): Promise<Transaction | null>;
  /** The account of a transaction whose row does not name it. */
  accountOf(transaction: Transaction): Promise<Account | null>;
  transfer(id: string): Promise<Transfer | null>;
  counterparty(id: string): Promise<Counterparty | null>;
  business(id: string): Promise<Business | null>;
  /** Null where the connector keeps none, or none is known. **Throws** `InvalidInputError` for a name the caller has no connector of. */
  trustedDomainConfig(connector: string): Promise<TrustedDomainConfig | null>;
  portfolioOf(business: Business): Promise<Portfolio | null>;
  wireInstructionsOf(business: Business): Promise<WireInstructions | null>;
  downloadUrlOf(document: Document): Promise<string | null>;

  accounts(args: ListArgs<AccountFilter>): Promise<Connection<Account>>;
  accountsOf(business: Business, args: ListArgs<object>): Promise<Connection<Account>>;
  cards(args: ListArgs<CardFilter & { readonly ledger?: string }>): Promise<Connection<Card>>;
  transactions(
    args: ListArgs<TransactionFilter & { readonly account?: string; readonly ledger?: string }>,
  ): Promise<Connection<Transaction>>;
  transfers(args: ListArgs<TransferFilter>): Promise<Connection<Transfer>>;
  counterparties(args: ListArgs<CounterpartyFilter>): Promise<Connection<Counterparty>>;
  businesses(args: ListArgs<ConnectorsFilter>): Promise<Connection<Business>>;
  documents(args: ListArgs<ConnectorsFilter & { readonly business?: string }>): Promise<Connection<Document>>;
  ledgers(args: ListArgs<ConnectorsFilter>): Promise<Connection<Ledger>>;
  recurringTransfers(args: ListArgs<RecurringTransferFilter>): Promise<Connection<RecurringTransfer>>;
  scheduledTransfers(args: ListArgs<ConnectorsFilter>): Promise<Connection<ScheduledTransfer>>;
  cashPosition(args: {
    readonly connectors?: readonly string[];
    readonly currency?: string;
  }): Promise<CashPosition>;
}

/** A list that nothing can be in. */
export function emptyConnection<T extends Listed>(): Connection<T> {
  return {
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    unavailable: [],
  };
}
