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
import type { Transfer, TransferFilter, TransferObservation } from '../../domain/transfer.js';
import type { TrustedDomainConfig } from '../../domain/trusted-domain-config.js';

/** The view of a connector for callers. */
export interface ConnectorView extends ConnectorRef {
  readonly id: string;
  readonly capabilities: readonly Capability[];
  readonly health: ConnectorHealth;
}

/** Every object that a global id can identify. */
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
  /** The schema coordinate, such as `Query.accounts` or `Account.transfers:<id>`. A cursor is valid only for its own list. */
  readonly field: string;
  readonly first: number;
  readonly after: string | null;
  readonly filter: F;
}

export type ConnectorsFilter = { readonly connectors?: readonly string[] };

/**
 * The data that one caller can access, for one request. Grants apply to every result: objects without access are null or absent.
 * Single reads return null for invalid ids and ids without access, and **throw** `UpstreamError` if the provider fails.
 * Lists never throw for a failing connector (see `unavailable`); they **throw** `InvalidInputError` for invalid arguments.
 */
export interface Sources {
  connectors(): readonly ConnectorView[];
  connector(name: string): ConnectorView;

  node(id: string): Promise<NodeObject | null>;
  /** The account, possibly a `summary`, without an unnecessary single read. */
  account(id: string): Promise<Account | null>;
  /** The account with every field; reads a `summary` again. */
  fullAccount(account: Account): Promise<Account>;
  /**
   * The balance, at most `maxAgeSeconds` seconds old. Null: an earlier balance, marked stale, replaces one of a failing provider.
   */
  balance(account: Account, maxAgeSeconds: number | null): Promise<AccountBalance | null>;
  card(id: string): Promise<Card | null>;
  ledger(id: string): Promise<Ledger | null>;
  transaction(id: string): Promise<Transaction | null>;
  /** The account of a transaction whose row does not name it. */
  accountOf(transaction: Transaction): Promise<Account | null>;
  transfer(id: string): Promise<Transfer | null>;
  /** Every observed status of the transfer, oldest first. */
  timelineOf(transfer: Transfer): Promise<readonly TransferObservation[]>;
  counterparty(id: string): Promise<Counterparty | null>;
  business(id: string): Promise<Business | null>;
  /** Null if the configuration is unknown. **Throws** `InvalidInputError` for a name that is not a connector of the caller. */
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

/** An empty list. */
export function emptyConnection<T extends Listed>(): Connection<T> {
  return {
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    unavailable: [],
  };
}
