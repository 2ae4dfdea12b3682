import type { AccountType, UserData } from './account.js';
import type { PortfolioAllocation } from './business.js';
import type { CardForm } from './card.js';
import type { HostedPagePurpose } from './hosted-page.js';
import type { Money } from './money.js';
import type { RecurrenceDuration } from './recurring-transfer.js';
import type { TransferDirection, TransferRail } from './transfer.js';

/** What callers can ask for: one plain object a mutation, without its idempotency key. Ids are global ids. */

/** Full bank details of somebody else. Sealed wherever they are kept, and in no log. */
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
  readonly from: string;
  readonly to: TransferDestination;
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

/** Names one object. */
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
  readonly frequency: string;
  readonly frequencyData: number;
  /** YYYY-MM-DD. */
  readonly startingDate: string;
  readonly duration: RecurrenceDuration;
  readonly transfersQuantity: number | null;
  readonly memo: string | null;
  /** Moves money at once. */
  readonly transferNow: boolean;
}

export interface CreateRecurringTransfer {
  readonly from: string;
  readonly to: TransferDestination;
  readonly amount: Money;
  readonly direction: TransferDirection;
  readonly recurrence: Recurrence;
}

/** Null leaves a thing as it is. */
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
  /** Date, or date and time without a zone, where the end user is. */
  readonly localDateTime: string;
}

export interface IssueCard {
  readonly account: string;
  readonly ledger: string | null;
  readonly label: string | null;
  readonly form: CardForm;
  readonly userData: UserData | null;
}

/** Money between a ledger and one of its cards. */
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
  /** In the provider's documented fields. Sealed wherever it is kept, and in no log. */
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
  /** Null takes it away. */
  readonly userData: UserData | null;
}

export interface CreateHostedPageToken {
  /** The provider's own id of the entity, or our global id of the business. */
  readonly entityId: string;
  readonly purpose: HostedPagePurpose;
  readonly returnUrl: string | null;
}
