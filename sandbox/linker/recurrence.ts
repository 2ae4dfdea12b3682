import type { Reading } from './reading.js';
import { FREQUENCIES, type Frequency } from './schedule.js';
import type { DurationType } from './state.js';
import { type Day, dayIn, toDay } from './time.js';
import type { World } from './world.js';

/** The requested schedule of a series. **Source** contract 4. */
export interface Recurrence {
  readonly frequency: Frequency;
  readonly frequencyData: number;
  readonly startingDate: Day;
  readonly durationType: DurationType;
  /** Null for `continuous`. */
  readonly quantity: number | null;
  readonly movesNow: boolean;
  readonly memo: string | null;
}

export const DURATION_TYPES: readonly DurationType[] = ['numberOfTransfers', 'continuous'];

const LONGEST_SERIES = 9_999;
const LONGEST_MEMO = /^[\s\S]{0,255}$/;

/** Reads `recurringTransfer`; problems stay in the reading. */
export function readRecurrence(world: World, reading: Reading): Recurrence {
  const frequency = reading.word('frequency', FREQUENCIES) ?? 'monthly';
  const durationType = reading.word('durationType', DURATION_TYPES) ?? 'continuous';
  return {
    frequency,
    frequencyData: readFrequencyData(world, reading, frequency),
    startingDate: readDay(world, reading, 'startingDate'),
    durationType,
    quantity: durationType === 'continuous' ? null : readQuantity(reading),
    movesNow: reading.flag('doTransfer'),
    memo: readMemo(reading) ?? null,
  };
}

/** Day of the month or of the week. */
export function readFrequencyData(world: World, reading: Reading, frequency: Frequency): number {
  const given = reading.body['frequencyData'];
  const isText = typeof given === 'string' && /^\d{1,2}$/.test(given);
  const accepted = isText && world.settings.acceptsFrequencyDataText ? Number(given) : given;
  return reading.whole('frequencyData', { min: 1, max: frequency === 'monthly' ? 31 : 7 }, accepted);
}

export function readQuantity(reading: Reading): number {
  return reading.whole('transfersQuantity', { min: 1, max: LONGEST_SERIES });
}

export function readMemo(reading: Reading): string | undefined {
  return reading.optionalText('memo', LONGEST_MEMO, 'a string of at most 255 characters');
}

/** The current day or a later one. A date-time means its day in the tenant's zone. */
export function readDay(world: World, reading: Reading, name: string): Day {
  const day = toCalendarDay(world, reading.body[name]);
  if (day === undefined) reading.blame(name, 'a valid ISO 8601 date string');
  else if (day < world.today) reading.blame(name, 'today or later');
  return day ?? world.today;
}

function toCalendarDay(world: World, value: unknown): Day | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return toDay(value);
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : dayIn(world.settings.timeZone, ms);
}
