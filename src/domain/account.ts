import type { Provider } from './capabilities.js';
import type { Money } from './money.js';
import type { Listed } from './page.js';

export const ACCOUNT_KINDS = ['DEPOSIT', 'INVESTMENT', 'PROGRAM', 'EXTERNAL', 'MULTI_CURRENCY'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const ACCOUNT_TYPES = [
  'CHECKING',
  'SAVINGS',
  'PORTFOLIO',
  'TREASURY',
  'MULTI_CURRENCY',
  'OTHER',
] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

export const ACCOUNT_STATUSES = [
  'PENDING',
  'OPEN',
  'LOCKED',
  'CLOSE_PENDING',
  'CLOSED',
  'ERROR',
  'UNKNOWN',
] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** JSON of the client at the provider, passed through unchanged. */
export type UserData = Readonly<Record<string, unknown>>;

/** The balance of an account. An amount is null if the provider does not state it. */
export interface AccountBalance {
  readonly current: Money | null;
  readonly available: Money | null;
  readonly held: Money | null;
  /** The time at which the provider stated the balance. **Shape** RFC 3339 UTC. */
  readonly asOf: string;
  /**
   * True if this is an earlier balance because the provider is unavailable, or if the provider's own data is older than one day.
   */
  readonly stale: boolean;
}

/** An account held at a provider, or linked there. */
export interface Account extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly kind: AccountKind;
  readonly type: AccountType;
  /** Known only for a `full` account, like `balance`, `businessId` and the status `LOCKED`. In a `summary`, null means unknown. */
  readonly name: string | null;
  readonly status: AccountStatus;
  readonly providerStatus: string | null;
  readonly currency: string;
  readonly accountNumberLast4: string | null;
  readonly accountNumber: string | null;
  readonly routingNumber: string | null;
  readonly balance: AccountBalance | null;
  readonly businessId: string | null;
  readonly ledgerId: string | null;
  readonly updatedAt: string | null;
  readonly userData: UserData | null;
  /** `summary`: from a list that leaves out fields; a single read returns them. */
  readonly detail: 'summary' | 'full';
}

export interface AccountFilter {
  readonly connectors?: readonly string[];
  readonly providers?: readonly Provider[];
  readonly kinds?: readonly AccountKind[];
  readonly statuses?: readonly AccountStatus[];
  readonly currency?: string;
  /** First and last day, inclusive. **Shape** YYYY-MM-DD, UTC. */
  readonly createdFrom?: string;
  readonly createdTo?: string;
  /** Part of the name, of the provider's id or of the last four digits, case-insensitive. */
  readonly search?: string;
}
