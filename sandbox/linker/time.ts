import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '../kernel/time.js';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** The day, if it exists. */
export function toDay(text: string): Day | undefined {
  return startOfDay(text) === undefined ? undefined : text;
}

export function addDays(day: Day, count: number): Day {
  return dayOf(msOf(day) + count * DAY);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((msOf(to) - msOf(from)) / DAY);
}

export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(msOf(day)).getUTCDay() || 7;
}

/** How many days the month of `day` has. */
export function lengthOfMonth(day: Day): number {
  return Number(addDays(firstOfMonth(day, 1), -1).slice(8));
}

/** The first day of the month `months` after the month of `day`. */
export function firstOfMonth(day: Day, months = 0): Day {
  return dayOf(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1));
}

/** The current day in the zone. */
export function dayIn(zone: string, atMs: number): Day {
  return dayOf(atMs + offsetMs(zone, atMs));
}

/** The time of that hour and day in the zone. **Units** milliseconds since 1970. */
export function momentIn(zone: string, day: Day, hour: number): number {
  const wallMs = msOf(day) + hour * HOUR;
  const guessMs = wallMs - offsetMs(zone, wallMs);
  return wallMs - offsetMs(zone, guessMs);
}

/** Whether the runtime knows the time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return offsetMs(name, 0) !== undefined;
  } catch {
    return false;
  }
}

function offsetMs(zone: string, atMs: number): number {
  if (zone === 'UTC') return 0;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const parts = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  const minutes = parts ? Number(parts[2]) * 60 + Number(parts[3]) : 0;
  return (parts?.[1] === '-' ? -minutes : minutes) * MINUTE;
}

function msOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
