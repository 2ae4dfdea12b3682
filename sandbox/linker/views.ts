import type { SimResponse } from '../kernel/types.js';
import { shownAmount } from './money.js';
import { labelOf } from './parties.js';
import type { JobRecord, Json, SeriesRecord } from './state.js';
import type { World } from './world.js';

/** The response of a read. */
export function answered(data: unknown): SimResponse {
  return { status: 200, body: { statusCode: 200, data } };
}

/** The response of a write, without data. */
export const DONE: SimResponse = { status: 200, body: { statusCode: 200 } };

/** A recurring transfer in the API. **Source** contract 5.1. */
export function seriesView(world: World, series: SeriesRecord): Json {
  return {
    id: series.id,
    memo: series.memo,
    amount: shownAmount(series.minor, world.settings.amountForm),
    frequency: series.frequency,
    frequencyData: String(series.frequencyData),
    status: series.status,
    durationType: series.durationType,
    startingDate: series.startingDate,
    endingDate: series.endingDate,
    remainingTransfersQuantity: series.remaining,
    from: labelOf(world, series.rail.from),
    to: labelOf(world, series.rail.to),
    ...series.shown,
  };
}

/** A job in the API, without its series and a status. **Source** contract 6. */
export function jobView(world: World, { id, series, scheduledDate }: JobRecord): Json {
  return {
    id,
    memo: series.memo,
    amount: shownAmount(series.minor, world.settings.amountForm),
    scheduledDate,
    from: labelOf(world, series.rail.from),
    to: labelOf(world, series.rail.to),
  };
}
