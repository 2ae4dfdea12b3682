import type { Money } from './money.js';
import type { Listed } from './page.js';

export const RECURRING_TRANSFER_STATUSES = ['ACTIVE', 'INACTIVE', 'UNKNOWN'] as const;
export type RecurringTransferStatus = (typeof RECURRING_TRANSFER_STATUSES)[number];

export const RECURRENCE_DURATIONS = ['CONTINUOUS', 'NUMBER_OF_TRANSFERS', 'UNKNOWN'] as const;
export type RecurrenceDuration = (typeof RECURRENCE_DURATIONS)[number];

export const RECURRENCE_FREQUENCIES = ['WEEKLY', 'BIWEEKLY', 'MONTHLY', 'UNKNOWN'] as const;
export type RecurrenceFrequency = (typeof RECURRENCE_FREQUENCIES)[number];

/** The usual word of providers for each frequency. Commands carry words of providers. */
export const FREQUENCY_WORDS: Readonly<Record<Exclude<RecurrenceFrequency, 'UNKNOWN'>, string>> = {
  WEEKLY: 'weekly',
  BIWEEKLY: 'biweekly',
  MONTHLY: 'monthly',
};

/** What a provider's word means. Letter case does not matter. */
export function toFrequency(word: string): RecurrenceFrequency {
  const known = RECURRENCE_FREQUENCIES.find(
    (frequency) => frequency !== 'UNKNOWN' && FREQUENCY_WORDS[frequency] === word.toLowerCase(),
  );
  return known ?? 'UNKNOWN';
}

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
  readonly frequency: RecurrenceFrequency;
  /** The provider's own word, such as `monthly`. */
  readonly providerFrequency: string;
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

/** A range of amounts in the currency of the transfer, with inclusive bounds. **Shape** exact decimal text; null is no bound. */
export interface AmountRange {
  readonly min?: string | null | undefined;
  readonly max?: string | null | undefined;
}

export interface RecurringTransferFilter {
  readonly connectors?: readonly string[];
  /** Part of the memo, case-insensitive. */
  readonly search?: string;
  /** Inclusive bounds in the currency of the transfer. **Shape** exact decimal text. */
  readonly minAmount?: string;
  readonly maxAmount?: string;
  /** The amount is in one of these ranges. */
  readonly amounts?: readonly AmountRange[];
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
