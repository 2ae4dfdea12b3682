import type { Memorable } from '../../../domain/memory.js';
import type { LinkerApi } from '../api.js';

/** A day begins in the first time zone fourteen hours before it begins in UTC. **Units** milliseconds. */
const FIRST_ZONE_MS = 14 * 3_600_000;

/**
 * Remembers the day of a job, because Linker returns nothing about a deleted job. A failure is logged: it costs certainty later, not
 * money.
 */
export async function keepDay(api: LinkerApi, ref: string, scheduledDate: string): Promise<void> {
  try {
    await api.memory.remember(memorable(api, ref), { scheduledDate }, api.clock.nowMs());
  } catch (error) {
    report(api, 'the day of a scheduled transfer could not be kept', error);
  }
}

/** Whether the day of a job is still in the future in every time zone, so that the job cannot have run. False if the day is not known. */
export async function isStillToCome(api: LinkerApi, ref: string): Promise<boolean> {
  try {
    const remembered = await api.memory.recall(memorable(api, ref));
    const day = Date.parse(`${remembered?.facts['scheduledDate']}T00:00:00Z`);
    return api.clock.nowMs() < day - FIRST_ZONE_MS;
  } catch (error) {
    report(api, 'the day of a scheduled transfer could not be recalled', error);
    return false;
  }
}

function memorable({ connector }: LinkerApi, ref: string): Memorable {
  return { connector: connector.name, kind: 'ScheduledTransfer', ref };
}

function report({ connector, telemetry }: LinkerApi, message: string, error: unknown): void {
  telemetry.log('error', message, { connector: connector.name, err: error });
}
