import type { Recurrence } from '../../../domain/commands.js';
import { formatAmount, type Money } from '../../../domain/money.js';
import type { RecurringTransfer } from '../../../domain/recurring-transfer.js';
import { UnexpectedEffectError } from '../../ports/writes.js';

/** The expected fields of a series; null means any value. */
export interface Asked {
  readonly amount: Money | null;
  readonly frequency: string | null;
  readonly frequencyData: number | null;
  readonly startingDate: string | null;
  readonly duration: Recurrence['duration'] | null;
  readonly transfersQuantity: number | null;
  readonly memo: string | null;
  /** The last four digits of the destination account number. */
  readonly lastFour?: string | null;
}

/** One difference from the command. Contains no account number and no memo. */
export interface Difference {
  readonly field: string;
  readonly required: string;
  readonly arrived: string;
}

/** The series. **Throws** `UnexpectedEffectError` when it differs from the command. */
export function confirm(asked: Asked, series: RecurringTransfer): RecurringTransfer {
  const [difference] = differences(asked, series);
  if (!difference) return series;
  throw new UnexpectedEffectError(difference.field, difference.required, difference.arrived);
}

/** Lists the fields of the series that differ from the command. A missing field is no difference. */
export function differences(asked: Asked, series: RecurringTransfer): readonly Difference[] {
  return [
    ...differs('amount', asked.amount && textOf(asked.amount), textOf(series.amount)),
    ...differs('frequency', asked.frequency?.toLowerCase(), series.providerFrequency.toLowerCase()),
    ...differs('frequencyData', asked.frequencyData, series.frequencyData),
    ...differs('startingDate', asked.startingDate, series.startingDate),
    ...differs('duration', asked.duration, series.duration === 'UNKNOWN' ? null : series.duration),
    ...tooMany(asked.transfersQuantity, series.remainingTransfers),
    ...otherMemo(asked.memo, series.memo),
    ...otherAccount(asked.lastFour ?? null, series.destination.lastFour),
  ];
}

function differs<T extends string | number>(
  field: string,
  required: T | null | undefined,
  arrived: T | null,
): readonly Difference[] {
  if (required === null || required === undefined || arrived === null || required === arrived) return [];
  return [{ field, required: String(required), arrived: String(arrived) }];
}

/** Some transfers may have been made already. */
function tooMany(required: number | null, arrived: number | null): readonly Difference[] {
  if (required === null || arrived === null || arrived <= required) return [];
  return [{ field: 'remainingTransfers', required: `at most ${required}`, arrived: String(arrived) }];
}

function otherMemo(required: string | null, arrived: string | null): readonly Difference[] {
  if (required === null || required.trim() === (arrived ?? '').trim()) return [];
  return [{ field: 'memo', required: 'the memo asked for', arrived: 'another memo' }];
}

function otherAccount(required: string | null, arrived: string | null): readonly Difference[] {
  if (required === null || arrived === null || required === arrived) return [];
  return [{ field: 'destination', required: 'the account asked for', arrived: 'another account' }];
}

function textOf(amount: Money): string {
  return `${formatAmount(amount)} ${amount.currency}`;
}
