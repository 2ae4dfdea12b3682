import type { Money } from './money.js';
import type { Listed } from './page.js';

export const RECURRING_TRANSFER_STATUSES = ['ACTIVE', 'INACTIVE', 'UNKNOWN'] as const;
export type RecurringTransferStatus = (typeof RECURRING_TRANSFER_STATUSES)[number];

export const RECURRENCE_DURATIONS = ['CONTINUOUS', 'NUMBER_OF_TRANSFERS', 'UNKNOWN'] as const;
export type RecurrenceDuration = (typeof RECURRENCE_DURATIONS)[number];

/** What a provider shows of an end of a transfer where it names no object: for display only. */
export interface PartyLabel {
  readonly name: string | null;
  readonly lastFour: string | null;
}

/** A standing order: a transfer that the provider makes again and again. */
export interface RecurringTransfer extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly memo: string | null;
  readonly amount: Money;
  /** The provider's own word, such as `monthly`. */
  readonly frequency: string;
  /** Day of the month, or of the week with Monday as 1, as the frequency has it. */
  readonly frequencyData: number | null;
  readonly status: RecurringTransferStatus;
  readonly duration: RecurrenceDuration;
  /** YYYY-MM-DD. */
  readonly startingDate: string | null;
  readonly endingDate: string | null;
  readonly remainingTransfers: number | null;
  readonly from: PartyLabel;
  readonly to: PartyLabel;
}

export interface RecurringTransferFilter {
  readonly connectors?: readonly string[];
  /** Part of the memo; letter case does not matter. */
  readonly search?: string;
  /** Exact decimal texts, both included, in whatever currency the transfer has. */
  readonly minAmount?: string;
  readonly maxAmount?: string;
}

/** One coming occurrence of a recurring transfer. */
export interface ScheduledTransfer extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly memo: string | null;
  readonly amount: Money;
  /** YYYY-MM-DD. */
  readonly scheduledDate: string;
  readonly from: PartyLabel;
  readonly to: PartyLabel;
}
