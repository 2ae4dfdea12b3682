import type { UserError } from '../../domain/operation.js';
import { FREQUENCY_WORDS, type RecurrenceFrequency } from '../../domain/recurring-transfer.js';
import { nameErrors } from '../../domain/rules/texts.js';
import { userError } from '../../domain/rules/user-errors.js';

const MAX_WORD = 32;

/** A frequency of an input: an enum value or a value of the provider. */
export interface GivenFrequency {
  readonly frequency: RecurrenceFrequency | null | undefined;
  readonly providerFrequency: string | null | undefined;
}

/** The errors of a frequency. At most one of the two fields may be given. */
export function frequencyErrors(given: GivenFrequency, prefix = ''): readonly UserError[] {
  const { frequency, providerFrequency } = given;
  const [field, wordField] = [`${prefix}frequency`, `${prefix}providerFrequency`];
  if (frequency === 'UNKNOWN') {
    return [userError(field, 'required WEEKLY, BIWEEKLY or MONTHLY, arrived UNKNOWN')];
  }
  if (isGiven(frequency) && isGiven(providerFrequency)) {
    return [userError(wordField, 'required only one of frequency and providerFrequency, arrived both')];
  }
  return nameErrors(providerFrequency, wordField, MAX_WORD);
}

/** The errors of a required frequency. */
export function missingFrequencyErrors(given: GivenFrequency, prefix: string): readonly UserError[] {
  if (isGiven(given.frequency) || isGiven(given.providerFrequency)) return [];
  return [userError(`${prefix}frequency`, 'required frequency or providerFrequency, arrived neither')];
}

/** The value of the provider; null if none is given. */
export function toFrequencyWord({ frequency, providerFrequency }: GivenFrequency): string | null {
  if (!isGiven(frequency) || frequency === 'UNKNOWN') return providerFrequency ?? null;
  return FREQUENCY_WORDS[frequency];
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
