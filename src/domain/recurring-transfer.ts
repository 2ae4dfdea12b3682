import type { Money } from './money.js';
import type { Listed } from './page.js';

export const RECURRING_TRANSFER_STATUSES = ['ACTIVE', 'INACTIVE', 'UNKNOWN'] as const;
export type RecurringTransferStatus = (typeof RECURRING_TRANSFER_STATUSES)[number];

export const RECURRENCE_DURATIONS = ['CONTINUOUS', 'NUMBER_OF_TRANSFERS', 'UNKNOWN'] as const;
export type RecurrenceDuration = (typeof RECURRENCE_DURATIONS)[number];

/** The provider's label for an end of a transfer that is not an object, for display only. */
export interface PartyLabel {
  readonly name: string | null;
  readonly lastFour: string | null;
}

/** A standing order: a transfer that the provider repeats. */
export interface RecurringTransfer extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly memo: string | null;
  readonly amount: Money;
  /** The provider's word, such as `monthly`. */
  readonly frequency: string;
  /** Day of the month, or day of the week (Monday is 1), depending on the frequency. */
  readonly frequencyData: number | null;
  readonly status: RecurringTransferStatus;
  readonly duration: RecurrenceDuration;
  /** YYYY-MM-DD. */
  readonly startingDate: string | null;
  readonly endingDate: string | null;
  readonly remainingTransfers: number | null;
  readonly source: PartyLabel;
  readonly destination: PartyLabel;
}

export interface RecurringTransferFilter {
  readonly connectors?: readonly string[];
  /** Part of the memo, case-insensitive. */
  readonly search?: string;
  /** Inclusive bounds in the currency of the transfer. **Shape** exact decimal text. */
  readonly minAmount?: string;
  readonly maxAmount?: string;
}

/** One future occurrence of a recurring transfer. */
export interface ScheduledTransfer extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly memo: string | null;
  readonly amount: Money;
  /** YYYY-MM-DD. */
  readonly scheduledDate: string;
  readonly source: PartyLabel;
  readonly destination: PartyLabel;
}
