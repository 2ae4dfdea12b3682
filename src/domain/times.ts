const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/;
const MINUTE_MS = 60_000;
/** One day of 24 hours. **Units** milliseconds. */
export const DAY_MS = 86_400_000;

/** The range of years with four digits. **Units** milliseconds since 1970 UTC. */
const FIRST_MS = Date.parse('0000-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether the text is a date that exists. **Shape** YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return DAY.test(text) && isDayAt(text);
}

/** A time in the form that `toMoment` returns. A leap second is none. */
const UTC_MOMENT = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** Whether a text is a time that exists, in UTC and without a leap second. **Shape** RFC 3339. */
export function isUtcMoment(text: string): boolean {
  return UTC_MOMENT.test(text) && isDayAt(text);
}

/** Whether the day at the start of a text exists. The text has digits at the places of a date. */
function isDayAt(text: string): boolean {
  const month = numberAt(text, 5);
  const day = numberAt(text, 8);
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysIn(numberAt(text, 0) * 100 + numberAt(text, 2), month);
}

const ZERO = 48;

/** The number that two digits make. */
function numberAt(text: string, index: number): number {
  return (text.charCodeAt(index) - ZERO) * 10 + text.charCodeAt(index + 1) - ZERO;
}

/** A date, or the date of a time → YYYY-MM-DD; null if it does not exist. */
export function toDay(text: string): string | null {
  const day = text.slice(0, 10);
  return /^.{10}(T|$)/.test(text) && isDay(day) ? day : null;
}

/**
 * RFC 3339 with an offset → RFC 3339 in UTC with unchanged fractional seconds. A leap second becomes the second after it, as on a
 * POSIX clock. Null if the text is no such time, or if its year in UTC does not have four digits.
 */
export function toMoment(text: string): string | null {
  if (isUtcMoment(text)) return text;
  const match = MOMENT.exec(text);
  if (!match) return null;
  const [, day = '', hours, minutes, seconds, fraction = '', sign = '+', ...offset] = match;
  const time = { hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds) };
  const [offsetHours, offsetMinutes] = offset.map((part) => Number(part ?? 0)) as [number, number];
  if (!isDay(day) || !isTime(time) || offsetHours > 23 || offsetMinutes > 59) return null;
  const offsetMs = (offsetHours * 60 + offsetMinutes) * MINUTE_MS * (sign === '-' ? -1 : 1);
  const ms = Date.parse(`${day}T00:00:00Z`) + toMs(time) - offsetMs;
  const isOutside = ms < FIRST_MS || ms > LAST_MS;
  if (isOutside || (time.seconds === 60 && ms % DAY_MS !== 0)) return null;
  return `${new Date(ms).toISOString().slice(0, 19)}${fraction}Z`;
}

interface Time {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Midnight at the end of a day is also written as 24:00:00. */
function isTime({ hours, minutes, seconds }: Time): boolean {
  if (hours === 24) return minutes === 0 && seconds === 0;
  return hours < 24 && minutes < 60 && seconds <= 60;
}

function toMs({ hours, minutes, seconds }: Time): number {
  return (hours * 60 + minutes) * MINUTE_MS + seconds * 1000;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
