import type { UserError } from '../operation.js';
import type { RecurrenceDuration } from '../recurring-transfer.js';
import { isDay } from '../times.js';
import { unless, userError } from './user-errors.js';

/** The duration of a recurring transfer. Null: unchanged. */
export interface GivenDuration {
  readonly duration?: RecurrenceDuration | null | undefined;
  readonly transfersQuantity?: number | null | undefined;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?$/;

/** Errors of a duration: NUMBER_OF_TRANSFERS requires a number of transfers; CONTINUOUS allows only 0. */
export function durationErrors(
  { duration = null, transfersQuantity = null }: GivenDuration,
  prefix = '',
): readonly UserError[] {
  if (duration === 'UNKNOWN') {
    return [userError(`${prefix}duration`, 'required CONTINUOUS or NUMBER_OF_TRANSFERS, arrived UNKNOWN')];
  }
  const field = `${prefix}transfersQuantity`;
  if (transfersQuantity === null) {
    return unless(duration !== 'NUMBER_OF_TRANSFERS', () =>
      userError(field, 'required with NUMBER_OF_TRANSFERS, arrived nothing'),
    );
  }
  if (duration === 'CONTINUOUS') {
    return unless(transfersQuantity === 0, () =>
      userError(field, 'required no value or 0 with CONTINUOUS, arrived another number'),
    );
  }
  return unless(transfersQuantity >= 1, () =>
    userError(field, `required 1 or more, arrived ${transfersQuantity}`),
  );
}

/** The number of transfers that is asked for; null if none is, as with CONTINUOUS and 0. */
export function toQuantity({ duration, transfersQuantity = null }: GivenDuration): number | null {
  return duration === 'CONTINUOUS' && transfersQuantity === 0 ? null : transfersQuantity;
}

/** Errors of a date, or a date and time without a zone, in the time zone of the end user. */
export function localDateTimeErrors(text: string, field = 'localDateTime'): readonly UserError[] {
  return unless(isLocalDateTime(text), () =>
    userError(
      field,
      'required a date such as 2026-03-02, or a date and time without a zone such as 2026-03-02T09:30:00',
    ),
  );
}

function isLocalDateTime(text: string): boolean {
  const [day = '', time, ...rest] = text.split('T');
  return rest.length === 0 && isDay(day) && (time === undefined || TIME.test(time));
}
