import { DAY, dayOf, HOUR, startOfHour } from '../kernel/time.js';

/** `2021-06-04T00:17:45.118Z`. */
export function isoMillis(ms: number): string {
  return new Date(ms).toISOString();
}

/** The next full hour, never `ms` itself. */
export function nextHour(ms: number): number {
  return startOfHour(ms) + HOUR;
}

/** The same day if it is a weekday, otherwise the next Monday. */
export function businessDay(ms: number): string {
  const weekday = new Date(ms).getUTCDay();
  const skip = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return dayOf(ms + skip * DAY);
}

/** The time `count` weekdays later. */
export function addBusinessDays(ms: number, count: number): number {
  let at = ms;
  for (let left = count; left > 0; ) {
    at += DAY;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return at;
}

const PACIFIC_HOUR = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** The first 03:00 Pacific time after `ms`, when expired card holds are released. */
export function nextThreePacific(ms: number): number {
  let at = nextHour(ms);
  while (PACIFIC_HOUR.format(at) !== '03') at += HOUR;
  return at;
}
