import type { AccountType, UserData } from './account.js';
import type { Money } from './money.js';
import type { Listed } from './page.js';

export const TRANSFER_RAILS = [
  'ACH',
  'INTERNAL',
  'WIRE',
  'FEDNOW',
  'PORTFOLIO',
  'CARD_LOAD',
  'CARD_DEBIT',
  'PAYMENT',
] as const;
export type TransferRail = (typeof TRANSFER_RAILS)[number];

/** The direction from the view of the originating account: PUSH pushes money out, PULL pulls money in. */
export const TRANSFER_DIRECTIONS = ['PUSH', 'PULL'] as const;
export type TransferDirection = (typeof TRANSFER_DIRECTIONS)[number];

export const TRANSFER_STATUSES = [
  'SCHEDULED',
  'PENDING',
  'PROCESSING',
  'SENT',
  'COMPLETED',
  'RETURNED',
  'FAILED',
  'CANCELED',
  'UNKNOWN',
] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

export const OBSERVATION_ORIGINS = ['ANSWER', 'WEBHOOK', 'POLL', 'READ'] as const;
export type ObservationOrigin = (typeof OBSERVATION_ORIGINS)[number];

/** Bank details without an object at the provider. */
export interface BankDetails {
  readonly holderName: string | null;
  readonly accountNumberLast4: string | null;
  readonly routingNumber: string | null;
  readonly accountType: AccountType | null;
}

/** One end of a transfer: an object by its global id, or bank details that the transfer contains. */
export type TransferParty =
  | { readonly kind: 'Account' | 'Counterparty' | 'Card' | 'Ledger'; readonly id: string }
  | { readonly kind: 'BankDetails'; readonly details: BankDetails };

/** An observed status and its origin. */
export interface TransferObservation {
  readonly status: TransferStatus;
  readonly providerStatus: string | null;
  readonly at: string | null;
  readonly origin: ObservationOrigin;
}

/** A movement of money. */
export interface Transfer extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly rail: TransferRail;
  readonly direction: TransferDirection;
  readonly status: TransferStatus;
  readonly providerStatus: string | null;
  readonly amount: Money;
  /** The originating party. It receives the money of a PULL. */
  readonly source: TransferParty | null;
  readonly destination: TransferParty | null;
  /** The account of a transfer without an account at either end, such as between a ledger and its cards. */
  readonly accountId?: string | null;
  readonly description: string | null;
  readonly secCode: string | null;
  readonly service: string | null;
  readonly effectiveDate: string | null;
  readonly failureReason: string | null;
  readonly timeline: readonly TransferObservation[];
  readonly cancelable: boolean;
  readonly updatedAt: string | null;
  readonly userData: UserData | null;
  /** The idempotency key that the provider stores on the object, if any. */
  readonly idempotencyKey: string | null;
}

export interface TransferFilter {
  readonly idempotencyKey?: string;
  readonly connectors?: readonly string[];
  readonly rails?: readonly TransferRail[];
  readonly statuses?: readonly TransferStatus[];
  readonly direction?: TransferDirection;
  /** Global ids. */
  readonly account?: string;
  readonly counterparty?: string;
  /** First and last day, inclusive. **Shape** YYYY-MM-DD, UTC. */
  readonly createdFrom?: string;
  readonly createdTo?: string;
}
