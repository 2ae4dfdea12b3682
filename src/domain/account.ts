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

/** JSON of the provider's customer, carried through untouched. */
export type UserData = Readonly<Record<string, unknown>>;

/** What an account holds. Amounts are null where the provider does not say. */
export interface AccountBalance {
  readonly current: Money | null;
  readonly available: Money | null;
  readonly held: Money | null;
  /** When the provider said so, RFC 3339 UTC. */
  readonly asOf: string;
  /** True when this is an earlier answer, given because the provider does not answer now, and when the provider itself has not looked for a day. */
  readonly stale: boolean;
}

/** An account held by us at a provider, or linked there. */
export interface Account extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly kind: AccountKind;
  readonly type: AccountType;
  /** Only known of a `full` account; null in a `summary` says nothing. So are `balance`, `businessId` and a `LOCKED` status. */
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
  /** `summary`: from a list that leaves fields out; a single read gives the rest. */
  readonly detail: 'summary' | 'full';
}

export interface AccountFilter {
  readonly connectors?: readonly string[];
  readonly providers?: readonly Provider[];
  readonly kinds?: readonly AccountKind[];
  readonly statuses?: readonly AccountStatus[];
  readonly currency?: string;
  /** First and last day, both included, UTC. */
  readonly createdFrom?: string;
  readonly createdTo?: string;
  /** Part of the name, of the provider's id or of the last four digits; letter case does not matter. */
  readonly search?: string;
}
