/** Durations. Units: ms. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `2021-06-04T00:17:45Z`. Source: contract 2, timestamps. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** `2021-06-04T00:17:45.118Z`. */
export function isoMillis(ms: number): string {
  return new Date(ms).toISOString();
}

/** The UTC day: `2021-06-04`. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The start of a UTC day written `YYYY-MM-DD`; undefined when there is no such day. */
export function startOfDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || dayOf(ms) !== text ? undefined : ms;
}

/** The next full hour, never `ms` itself. */
export function nextHour(ms: number): number {
  return (Math.floor(ms / HOUR) + 1) * HOUR;
}

/** The same day when it is a weekday, else the Monday after. */
export function businessDay(ms: number): string {
  const weekday = new Date(ms).getUTCDay();
  const skip = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return dayOf(ms + skip * DAY);
}

/** The moment `count` weekdays later. */
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

/** The first 03:00 Pacific after `ms`: when stale card holds are looked for. */
export function nextThreePacific(ms: number): number {
  let at = nextHour(ms);
  while (PACIFIC_HOUR.format(at) !== '03') at += HOUR;
  return at;
}
