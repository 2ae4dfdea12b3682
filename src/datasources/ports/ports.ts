import type { Account, AccountBalance, AccountFilter } from '../../domain/account.js';
import type { Business, Portfolio, WireInstructions } from '../../domain/business.js';
import type { Capability } from '../../domain/capabilities.js';
import type { Card, CardFilter } from '../../domain/card.js';
import type { CreateHostedPageToken } from '../../domain/commands.js';
import type { Counterparty, CounterpartyFilter } from '../../domain/counterparty.js';
import type { Document } from '../../domain/document.js';
import type { HostedPageToken } from '../../domain/hosted-page.js';
import type { Ledger } from '../../domain/ledger.js';
import type { UserError } from '../../domain/operation.js';
import type { Feed, Listed } from '../../domain/page.js';
import type {
  RecurringTransfer,
  RecurringTransferFilter,
  ScheduledTransfer,
} from '../../domain/recurring-transfer.js';
import type { Transaction, TransactionFilter } from '../../domain/transaction.js';
import type { Transfer, TransferFilter, TransferRail } from '../../domain/transfer.js';
import type { TrustedDomainConfig } from '../../domain/trusted-domain-config.js';
import type { Call } from '../http/upstream.js';
import type { WebhooksPort } from './webhooks.js';
import type { Writes } from './writes.js';

/**
 * A query of a list. A port can apply `filter` upstream if the provider does it exactly. The gateway applies it again, so a feed
 * can return more rows than match, but never fewer.
 */
export interface ListQuery<F> {
  readonly filter: F;
  /** Refs of accounts. A row is listed if it belongs to one of them. Absent: all accounts. */
  readonly accounts?: readonly string[];
}

/** Lists one noun as one or more disjoint feeds. */
export type List<T extends Listed, F> = (call: Call, query: ListQuery<F>) => Promise<ReadonlyArray<Feed<T>>>;

/** Reads one object by the ref of its global id; null if the provider does not know it or it is not an object of this kind. */
export type Read<T> = (call: Call, ref: string) => Promise<T | null>;

/**
 * Reads several objects by ref, if the provider has a cheaper way than single reads. Returns the found objects by ref. Missing
 * objects are read singly.
 */
export type ReadMany<T> = (call: Call, refs: readonly string[]) => Promise<ReadonlyMap<string, T>>;

export interface AccountsPort {
  readonly list: List<Account, AccountFilter>;
  /** Always returns a `full` account. */
  readonly read: Read<Account>;
  /** Can return `summary` accounts. */
  readonly readMany?: ReadMany<Account>;
}

export interface BalancesPort {
  /** Reads the current balance at the provider, even if this request already read it. */
  readonly read: Read<AccountBalance>;
}

export interface TransactionsPort {
  readonly list: List<Transaction, TransactionFilter>;
  readonly read: Read<Transaction>;
}

export interface TransfersPort {
  readonly list: List<Transfer, TransferFilter>;
  readonly read: Read<Transfer>;
  readonly rails: readonly TransferRail[];
}

export interface CounterpartiesPort {
  readonly list: List<Counterparty, CounterpartyFilter>;
  readonly read: Read<Counterparty>;
  readonly readMany?: ReadMany<Counterparty>;
}

export interface CardsPort {
  readonly list: List<Card, CardFilter>;
  readonly read: Read<Card>;
}

export interface BusinessesPort {
  readonly list: List<Business, object>;
  readonly read: Read<Business>;
  readonly readMany?: ReadMany<Business>;
  /** Refs of the accounts of a business, for its `accounts`. */
  readonly accountsOf: (call: Call, businessRef: string) => Promise<ReadonlyArray<Feed<Account>>>;
  /** The destination for wire deposits; null if the provider states none. */
  readonly wireInstructions?: (call: Call, businessRef: string) => Promise<WireInstructions | null>;
}

export interface PortfoliosPort {
  /** The portfolio of a business. Both have the same ref. */
  readonly read: Read<Portfolio>;
}

export interface DocumentsPort {
  readonly list: List<Document, { readonly business?: string }>;
  readonly read: Read<Document>;
  /** A new temporary link. It is never stored, cached, shared or logged. */
  readonly downloadUrl: Read<string>;
}

export interface LedgersPort {
  readonly list: List<Ledger, object>;
  /** Reads a ledger with its current balance. */
  readonly read: Read<Ledger>;
}

export interface RecurringTransfersPort {
  readonly list: List<RecurringTransfer, RecurringTransferFilter>;
  readonly read: Read<RecurringTransfer>;
  /**
   * True if requests use the caller's own token, so that all results belong to the caller. Otherwise a caller limited to accounts
   * sees none, because a series names no account.
   */
  readonly isCallersOwn: boolean;
}

export interface ScheduledTransfersPort {
  /** In ascending order of date. */
  readonly list: List<ScheduledTransfer, object>;
  readonly read: Read<ScheduledTransfer>;
  readonly isCallersOwn: boolean;
}

export interface TrustedDomainsPort {
  /** The known configuration; null if it is unknown. */
  readonly read: (call: Call) => Promise<TrustedDomainConfig | null>;
  /** Replaces the complete list. */
  readonly upsert: (call: Call, domains: readonly string[]) => Promise<Answered<TrustedDomainConfig>>;
}

/** The result of a call without a journal, or the provider's reasons for refusing it. */
export type Answered<T> =
  | { readonly value: T; readonly errors?: never }
  | { readonly value?: never; readonly errors: readonly UserError[] };

/** Creates tokens for hosted pages of the provider. They are never cached, stored, shared or logged. */
export interface HostedPagesPort {
  readonly create: (call: Call, command: CreateHostedPageToken) => Promise<Answered<HostedPageToken>>;
}

/** Creates links to the provider's webhook dashboard. They are never cached, stored or logged. */
export interface WebhookDashboardPort {
  readonly createLink: (call: Call) => Promise<Answered<string>>;
}

/** The ports of each capability. */
export interface PortsOf {
  ACCOUNTS: { readonly accounts: AccountsPort };
  BALANCES: { readonly balances: BalancesPort };
  TRANSACTIONS: { readonly transactions: TransactionsPort };
  COUNTERPARTIES: {
    readonly counterparties: CounterpartiesPort;
    readonly createCounterparty?: Writes['createCounterparty'];
  };
  LEDGERS: { readonly ledgers: LedgersPort };
  CARDS: { readonly cards: CardsPort } & Readonly<Pick<Writes, 'suspendCard' | 'unsuspendCard'>>;
  CARD_ISSUING: Readonly<Pick<Writes, 'issueCard'>>;
  CARD_FUNDING: { readonly transfers: TransfersPort } & Readonly<Pick<Writes, 'loadCard' | 'debitCard'>>;
  ACH_TRANSFERS: MovesMoney;
  INTERNAL_TRANSFERS: MovesMoney;
  WIRE_TRANSFERS: MovesMoney;
  PAYMENTS: { readonly transfers: TransfersPort };
  TRANSFER_CANCELLATION: Readonly<Pick<Writes, 'cancelTransfer'>>;
  RECURRING_TRANSFERS: {
    readonly recurringTransfers: RecurringTransfersPort;
    readonly scheduledTransfers: ScheduledTransfersPort;
  } & Readonly<
    Pick<
      Writes,
      | 'createRecurringTransfer'
      | 'updateRecurringTransfer'
      | 'activateRecurringTransfer'
      | 'deactivateRecurringTransfer'
      | 'deleteRecurringTransfer'
      | 'cancelScheduledTransfer'
    >
  >;
  BUSINESSES: { readonly businesses: BusinessesPort };
  ONBOARDING: Readonly<Pick<Writes, 'createBusiness' | 'submitBusinessOnboarding'>>;
  BANK_ACCOUNT_LINKING: Readonly<Pick<Writes, 'linkBankAccount'>>;
  PORTFOLIO_ALLOCATION: { readonly portfolios: PortfoliosPort } & Readonly<
    Pick<Writes, 'setPortfolioAllocation'>
  >;
  DOCUMENTS: { readonly documents: DocumentsPort };
  HOSTED_PAGES: { readonly hostedPages: HostedPagesPort };
  TRUSTED_DOMAINS: { readonly trustedDomains: TrustedDomainsPort };
  WEBHOOKS: { readonly webhooks: WebhooksPort };
  WEBHOOK_DASHBOARD: { readonly webhookDashboard: WebhookDashboardPort };
  USER_DATA: Readonly<Pick<Writes, 'updateUserData'>>;
}

/** The ports of a connector that makes transfers. Another connector can list its transfers: Linker lists none. */
interface MovesMoney {
  readonly transfers?: TransfersPort;
  readonly createTransfer: Writes['createTransfer'];
}

/** The capabilities that have ports. */
export type OfferedCapability = keyof PortsOf & Capability;

type Intersection<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void
  ? I
  : never;

/** Exactly the ports of a list of capabilities. */
export type PortsFor<C extends OfferedCapability> = Intersection<PortsOf[C]>;

/** All ports, each optional. */
export type AnyPorts = Partial<PortsFor<OfferedCapability>> & Partial<Writes>;
