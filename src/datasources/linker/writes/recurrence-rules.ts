import type { Recurrence, UpdateRecurringTransfer } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import type { RecurringTransfer } from '../../../domain/recurring-transfer.js';
import { durationErrors, localDateTimeErrors } from '../../../domain/rules/recurrence.js';
import { nameErrors } from '../../../domain/rules/texts.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';
import { looksMarked, MAX_TEXT } from '../mappers/memo.js';

/**
 * The accepted values are not documented: any value within this length is passed on. **Source** recurringTransfer and its fields:
 * frequency.
 */
const MAX_WORD = 30;

/** **Source** recurringTransfer and its fields: frequencyData. */
const MAX_DAY = 31;

/** A day ends in the last time zone twelve hours after it ends in UTC. **Units** milliseconds. */
const LAST_ZONE_MS = 12 * 3_600_000;

/** The given fields of a schedule; null means unchanged. */
type Schedule = Pick<
  UpdateRecurringTransfer,
  'frequency' | 'frequencyData' | 'startingDate' | 'duration' | 'transfersQuantity' | 'memo'
>;

/** The errors in a new series. `nowMs`: milliseconds since 1970 UTC. */
export function recurrenceErrors(recurrence: Recurrence, nowMs: number): readonly UserError[] {
  return scheduleErrors(recurrence, 'recurrence.', nowMs);
}

/** The errors in a change of a series, given its current state. Its current starting date is accepted even if it is past. */
export function editErrors(
  command: UpdateRecurringTransfer,
  series: RecurringTransfer,
  nowMs: number,
): readonly UserError[] {
  const { startingDate, duration, transfersQuantity } = command;
  const isSameStart = startingDate === series.startingDate;
  const counts = (duration ?? series.duration) === 'NUMBER_OF_TRANSFERS';
  const errors = scheduleErrors({ ...command, ...(isSameStart && { startingDate: null }) }, '', nowMs);
  return [
    ...unless(changesSomething(command), () => userError(null, 'required something to change')),
    ...errors,
    ...unless(errors.length > 0 || transfersQuantity === null || counts, () =>
      userError('transfersQuantity', 'required NUMBER_OF_TRANSFERS in duration beside it'),
    ),
  ];
}

function scheduleErrors(given: Schedule, prefix: string, nowMs: number): readonly UserError[] {
  const { frequency, frequencyData, startingDate, transfersQuantity, memo } = given;
  return [
    ...nameErrors(frequency, `${prefix}frequency`, MAX_WORD),
    ...unless(frequencyData === null || isWhole(frequencyData, MAX_DAY), () =>
      userError(
        `${prefix}frequencyData`,
        `required a whole number from 1 to ${MAX_DAY}, arrived ${frequencyData}`,
      ),
    ),
    ...(startingDate === null ? [] : startErrors(startingDate, `${prefix}startingDate`, nowMs)),
    ...durationErrors(given, prefix),
    ...unless(transfersQuantity === null || Number.isSafeInteger(transfersQuantity), () =>
      userError(`${prefix}transfersQuantity`, `required a whole number, arrived ${transfersQuantity}`),
    ),
    ...memoErrors(memo, `${prefix}memo`),
  ];
}

/**
 * A day is past when it is over in every time zone, because the documents name none. **Source** recurringTransfer and its fields:
 * startingDate.
 */
function startErrors(startingDate: string, field: string, nowMs: number): readonly UserError[] {
  const isDate = startingDate.length === 10 && localDateTimeErrors(startingDate).length === 0;
  if (!isDate) return [userError(field, 'required a date such as 2026-03-02')];
  const earliest = new Date(nowMs - LAST_ZONE_MS).toISOString().slice(0, 10);
  return unless(startingDate >= earliest, () =>
    userError(field, `required a day that is not over, arrived ${startingDate}`),
  );
}

function memoErrors(memo: string | null, field: string): readonly UserError[] {
  if (memo === null) return [];
  return [
    ...unless(memo.length <= MAX_TEXT, () =>
      userError(field, `required at most ${MAX_TEXT} characters, arrived ${memo.length}`),
    ),
    ...unless(!looksMarked(memo), () =>
      userError(field, "required no word in the form of the gateway's own references, such as X7Q2MK9PRTA"),
    ),
  ];
}

function changesSomething({ id: _, transferNow, ...changes }: UpdateRecurringTransfer): boolean {
  return transferNow || Object.values(changes).some((change) => change !== null);
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
