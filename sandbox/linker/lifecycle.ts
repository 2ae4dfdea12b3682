import { HttpReply } from '../kernel/types.js';
import { book } from './bookings.js';
import { isPaired } from './parties.js';
import { lastOccurrence, nextOccurrence, type Rule } from './schedule.js';
import type { JobRecord, SeriesRecord } from './state.js';
import { addDays, type Day, laterOf } from './time.js';
import type { World } from './world.js';

/** The result of a job; `waiting`: its accounts are not set. */
export type JobOutcome = 'booked' | 'failed' | 'waiting';

/** Replaces the job of the series by its next occurrence on or after `from`. A paused or removed series has no job. */
export function plan(world: World, series: SeriesRecord, from: Day): void {
  dropJob(world, series);
  if (series.status !== 'ACTIVE' || !world.state.findSeries(series.id)) return;
  const { consumedThrough, remaining } = series;
  const rule = ruleOf(world, series);
  const free = consumedThrough === null ? from : laterOf(from, addDays(consumedThrough, 1));
  const scheduledDate = nextOccurrence(rule, free);
  series.endingDate = remaining === null ? null : lastOccurrence(rule, scheduledDate, remaining);
  const job: JobRecord = { id: world.random.uuid(), series, scheduledDate, cancel: () => undefined };
  world.state.jobs.set(job.id, job);
  arm(world, job);
}

/** Marks the occurrence of that day as used; the series is finished after the last one. */
export function consume(series: SeriesRecord, day: Day): void {
  series.consumedThrough = laterOf(series.consumedThrough ?? day, day);
  if (series.remaining === null) return;
  series.remaining = Math.max(0, series.remaining - 1);
  if (series.remaining > 0) return;
  series.status = 'INACTIVE';
  series.endingDate = day;
}

/** Whether every occurrence of the series is used up. */
export function isFinished({ remaining }: SeriesRecord): boolean {
  return remaining === 0;
}

/** Removes the job of the series. */
export function dropJob(world: World, series: SeriesRecord): void {
  const job = world.state.jobOf(series);
  job?.cancel();
  if (job) world.state.jobs.delete(job.id);
}

/** Skips the occurrence: marks it as used and plans the next one. */
export function skip(world: World, { series, scheduledDate }: JobRecord): void {
  dropJob(world, series);
  consume(series, scheduledDate);
  plan(world, series, laterOf(addDays(scheduledDate, 1), world.today));
}

/** Runs the job. The next job replaces it before the money moves; the API never reports the result. */
export async function run(world: World, job: JobRecord): Promise<JobOutcome> {
  const { series, scheduledDate } = job;
  const { rail, minor, memo } = series;
  if (!isPaired(world, rail.from) || !isPaired(world, rail.to)) return 'waiting';
  skip(world, job);
  const { state } = world;
  try {
    await book(world, { rail, minor, memo, upstreamKey: world.newUpstreamKey() });
  } catch (error) {
    if (error instanceof HttpReply) return 'failed';
    throw error;
  }
  if (world.state === state) world.context.book.effect(`${memo ?? series.id} ${scheduledDate}`);
  return 'booked';
}

/** Recomputes the time of every job after a change of the zone, the hour or the accounts. */
export function rearm(world: World): void {
  for (const job of world.state.jobs.values()) arm(world, job);
}

function arm(world: World, job: JobRecord): void {
  job.cancel();
  const atMs = Math.max(world.runMs(job.scheduledDate), world.nowMs);
  job.cancel = world.context.clock.schedule(atMs, async () => void (await run(world, job)));
}

/** The schedule of the series under the settings. */
export function ruleOf(world: World, series: SeriesRecord): Rule {
  const { frequency, frequencyData, startingDate } = series;
  const { startingDateCounts, shortMonths } = world.settings;
  const first = startingDateCounts ? startingDate : addDays(startingDate, 1);
  return { frequency, frequencyData, startingDate: first, shortMonths };
}
