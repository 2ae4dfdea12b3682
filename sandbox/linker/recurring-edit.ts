import type { SimResponse } from '../kernel/types.js';
import { book } from './bookings.js';
import { fail } from './errors.js';
import { consume, plan } from './lifecycle.js';
import { fromDecimal } from './money.js';
import { bodyOf, Reading } from './reading.js';
import { DURATION_TYPES, readDay, readFrequencyData, readMemo, readQuantity } from './recurrence.js';
import { FREQUENCIES } from './schedule.js';
import type { DurationType, SeriesRecord } from './state.js';
import { DONE } from './views.js';
import type { World } from './world.js';

/** The result of an edit of a series. */
type Edited = Pick<
  SeriesRecord,
  'memo' | 'minor' | 'frequency' | 'frequencyData' | 'startingDate' | 'durationType' | 'remaining'
>;

/**
 * `PUT /baas/recurring-transfers/{id}`: changes the sent fields, plans the next job, and with `doTransfer` moves money
 * immediately. **Throws** `HttpReply` 400 and the errors of a booking, in both cases without a change. **Source** contract 5.2.
 */
export async function edit(world: World, series: SeriesRecord, body: unknown): Promise<SimResponse> {
  const reading = new Reading(bodyOf(body));
  const edited = readEdit(world, series, reading);
  const movesNow = reading.flag('doTransfer');
  reading.finish();
  if (movesNow) await moveNow(world, series, edited);
  if (edited.startingDate !== series.startingDate) series.consumedThrough = null;
  Object.assign(series, edited);
  if (movesNow) consume(series, world.today);
  plan(world, series, world.today);
  return DONE;
}

function readEdit(world: World, series: SeriesRecord, reading: Reading): Edited {
  const frequency = reading.optionalWord('frequency', FREQUENCIES) ?? series.frequency;
  const durationType = reading.optionalWord('durationType', DURATION_TYPES) ?? series.durationType;
  return {
    frequency,
    durationType,
    memo: readMemo(reading) ?? series.memo,
    minor: reading.has('amount')
      ? reading.amount('amount', fromDecimal, 'a decimal number greater than 0')
      : series.minor,
    frequencyData: editedDay(world, series, reading, frequency),
    startingDate: editedStart(world, series, reading),
    remaining: editedRemaining(series, reading, durationType),
  };
}

/** The day of the week is kept only if the new frequency has one. */
function editedDay(
  world: World,
  series: SeriesRecord,
  reading: Reading,
  frequency: SeriesRecord['frequency'],
): number {
  const isKept = !reading.has('frequencyData') && (frequency === 'monthly' || series.frequencyData <= 7);
  return isKept ? series.frequencyData : readFrequencyData(world, reading, frequency);
}

/** The current starting date is accepted again even if it is in the past. */
function editedStart(world: World, series: SeriesRecord, reading: Reading): string {
  const isKept = !reading.has('startingDate') || reading.body['startingDate'] === series.startingDate;
  return isKept ? series.startingDate : readDay(world, reading, 'startingDate');
}

function editedRemaining(series: SeriesRecord, reading: Reading, durationType: DurationType): number | null {
  if (durationType === 'continuous') return null;
  const isKept = !reading.has('transfersQuantity') && series.remaining !== null;
  return isKept ? series.remaining : readQuantity(reading);
}

async function moveNow(
  world: World,
  { id, rail }: SeriesRecord,
  { minor, memo, remaining }: Edited,
): Promise<void> {
  if (remaining === 0) throw fail(422, 'The recurring transfer has no transfers left');
  await book(world, { rail, minor, memo, upstreamKey: world.newUpstreamKey() });
  world.context.book.effect(`${memo ?? id} edit`);
}
