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
import type { Writes } from './writes.js';

/**
 * What to list. `filter` may be narrowed upstream where the provider can do it exactly; it is applied again here, so a feed
 * may give more than it asks for, never less.
 */
export interface ListQuery<F> {
  readonly filter: F;
  /** Refs of the accounts to stay within: a row is listed when it touches one of them. Absent: all. */
  readonly accounts?: readonly string[];
}

/** A list of one noun, as one or more disjoint feeds. */
export type List<T extends Listed, F> = (call: Call, query: ListQuery<F>) => Promise<ReadonlyArray<Feed<T>>>;

/** One object by the ref in its global id; null when the provider does not know it or it is no object of ours. */
export type Read<T> = (call: Call, ref: string) => Promise<T | null>;

/**
 * Several objects by ref, where the provider has a cheaper way than reading each: whatever it finds, by ref. What is missing in
 * the answer is read singly.
 */
export type ReadMany<T> = (call: Call, refs: readonly string[]) => Promise<ReadonlyMap<string, T>>;

export interface AccountsPort {
  readonly list: List<Account, AccountFilter>;
  /** Always gives a `full` account. */
  readonly read: Read<Account>;
  /** May give `summary` accounts. */
  readonly readMany?: ReadMany<Account>;
}

export interface BalancesPort {
  /** Reads the balance at the provider now, whatever this request has read before. */
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
  /** Where deposits are wired to; null where the provider gives none. */
  readonly wireInstructions?: (call: Call, businessRef: string) => Promise<WireInstructions | null>;
}

export interface PortfoliosPort {
  /** The one portfolio of a business, by the business's ref, which is also the portfolio's. */
  readonly read: Read<Portfolio>;
}

export interface DocumentsPort {
  readonly list: List<Document, { readonly business?: string }>;
  readonly read: Read<Document>;
  /** A temporary link, fetched now. Never stored, cached or logged: read around every memo. */
  readonly downloadUrl: Read<string>;
}

export interface LedgersPort {
  readonly list: List<Ledger, object>;
  /** With its balance as the provider says it now. */
  readonly read: Read<Ledger>;
}

export interface RecurringTransfersPort {
  readonly list: List<RecurringTransfer, RecurringTransferFilter>;
  readonly read: Read<RecurringTransfer>;
  /**
   * True when the provider answers to the caller's own token, so that all it shows is the caller's. Otherwise a caller limited to
   * accounts sees none: a series names no account.
   */
  readonly isCallersOwn: boolean;
}

export interface ScheduledTransfersPort {
  /** By date, the nearest first. */
  readonly list: List<ScheduledTransfer, object>;
  readonly read: Read<ScheduledTransfer>;
  readonly isCallersOwn: boolean;
}

export interface TrustedDomainsPort {
  /** The configuration as far as it is known here; null where nothing is. */
  readonly read: (call: Call) => Promise<TrustedDomainConfig | null>;
  /** Replaces the whole list. */
  readonly upsert: (call: Call, domains: readonly string[]) => Promise<Answered<TrustedDomainConfig>>;
}

/** What a call gave that no journal is kept of, or why the provider refused it. */
export type Answered<T> =
  | { readonly value: T; readonly errors?: never }
  | { readonly value?: never; readonly errors: readonly UserError[] };

/** Tokens for pages that the provider hosts. Never cached, stored or logged: asked for around every memo. */
export interface HostedPagesPort {
  readonly create: (call: Call, command: CreateHostedPageToken) => Promise<Answered<HostedPageToken>>;
}

/** Links to the provider's webhook dashboard. Never cached, stored or logged. */
export interface WebhookDashboardPort {
  readonly createLink: (call: Call) => Promise<Answered<string>>;
}

/** The ports that stand behind each capability. */
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
  WEBHOOK_DASHBOARD: { readonly webhookDashboard: WebhookDashboardPort };
  USER_DATA: Readonly<Pick<Writes, 'updateUserData'>>;
}

/** What a connector that makes transfers has. Its transfers may be found elsewhere: Linker lists none. */
interface MovesMoney {
  readonly transfers?: TransfersPort;
  readonly createTransfer: Writes['createTransfer'];
}

/** The capabilities that can be offered today. */
export type OfferedCapability = keyof PortsOf & Capability;

type Intersection<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void
  ? I
  : never;

/** Exactly the ports that a list of capabilities asks for. */
export type PortsFor<C extends OfferedCapability> = Intersection<PortsOf[C]>;

/** Every port there is, each present where the connector's capabilities bring it. */
export type AnyPorts = Partial<PortsFor<OfferedCapability>> & Partial<Writes>;
