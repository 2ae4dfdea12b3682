import type { AccountType, UserData } from './account.js';
import type { PortfolioAllocation } from './business.js';
import type { CardForm } from './card.js';
import type { HostedPagePurpose } from './hosted-page.js';
import type { Money } from './money.js';
import type { RecurrenceDuration } from './recurring-transfer.js';
import type { TransferDirection, TransferRail } from './transfer.js';

/** The commands of callers: one plain object per mutation, without the idempotency key. Ids are global ids. */

/** Full bank details of another party. They are stored encrypted and never logged. */
export interface GivenBankDetails {
  readonly firstName: string;
  readonly lastName: string;
  readonly accountNumber: string;
  readonly routingNumber: string;
  readonly accountType: AccountType;
}

export type TransferDestination =
  | { readonly account: string }
  | { readonly counterparty: string }
  | { readonly bankDetails: GivenBankDetails };

export interface CreateTransfer {
  readonly source: string;
  readonly destination: TransferDestination;
  readonly amount: Money;
  readonly rail: TransferRail;
  readonly direction: TransferDirection;
  readonly ach: AchOptions | null;
  readonly description: string | null;
  readonly userData: UserData | null;
}

export interface AchOptions {
  readonly secCode: string | null;
  readonly service: string | null;
  readonly addenda: readonly string[];
}

/** Identifies one object. */
export interface Named {
  readonly id: string;
}

export interface CreateCounterparty {
  readonly name: string;
  readonly ach: {
    readonly accountNumber: string;
    readonly routingNumber: string;
    readonly accountType: AccountType;
  } | null;
  readonly wire: {
    readonly accountNumber: string;
    readonly routingNumber: string;
    readonly bankName: string;
  } | null;
  readonly userData: UserData | null;
}

export interface Recurrence {
  /** A word of the provider, such as `monthly`. */
  readonly frequency: string;
  readonly frequencyData: number;
  /** YYYY-MM-DD. */
  readonly startingDate: string;
  readonly duration: RecurrenceDuration;
  readonly transfersQuantity: number | null;
  readonly memo: string | null;
  /** Whether the first transfer is made immediately. */
  readonly transferNow: boolean;
}

export interface CreateRecurringTransfer {
  readonly source: string;
  readonly destination: TransferDestination;
  readonly amount: Money;
  readonly direction: TransferDirection;
  readonly recurrence: Recurrence;
}

/** Null leaves a value unchanged. */
export interface UpdateRecurringTransfer {
  readonly id: string;
  readonly amount: Money | null;
  readonly frequency: string | null;
  readonly frequencyData: number | null;
  readonly startingDate: string | null;
  readonly duration: RecurrenceDuration | null;
  readonly transfersQuantity: number | null;
  readonly memo: string | null;
  readonly transferNow: boolean;
}

export interface ActivateRecurringTransfer {
  readonly id: string;
  /** A date, or a date and time without a zone, in the time zone of the end user. */
  readonly localDateTime: string;
}

export interface IssueCard {
  readonly account: string;
  readonly ledger: string | null;
  readonly label: string | null;
  readonly form: CardForm;
  readonly userData: UserData | null;
}

/** A movement of money between a ledger and one of its cards. */
export interface FundCard {
  readonly card: string;
  readonly amount: Money;
  readonly description: string | null;
}

export interface CreateBusiness {
  readonly legalName: string;
  readonly doingBusinessAs: string | null;
  readonly userData: UserData | null;
}

export interface SubmitBusinessOnboarding {
  readonly business: string;
  /** The provider's documented fields. They are stored encrypted and never logged. */
  readonly application: Readonly<Record<string, unknown>>;
}

export interface LinkBankAccount {
  readonly business: string;
  readonly accountNumber: string;
  readonly routingNumber: string;
  readonly bankName: string;
  readonly accountType: AccountType;
  readonly userData: UserData | null;
}

export interface SetPortfolioAllocation {
  readonly business: string;
  readonly allocations: readonly PortfolioAllocation[];
}

export interface UpdateUserData {
  readonly id: string;
  /** Null removes the user data. */
  readonly userData: UserData | null;
}

export interface CreateHostedPageToken {
  /** The provider's id of the entity, or the global id of the business. */
  readonly entityId: string;
  readonly purpose: HostedPagePurpose;
  readonly returnUrl: string | null;
}
