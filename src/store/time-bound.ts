import { InvalidInputError } from '../domain/errors.js';

/** The database knows neither the year 0 nor the year 10000, and no row is older than 1970. */
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** A day or a time, and `afterMs` milliseconds more, within the times of the database. **Throws** `InvalidInputError` for other texts. */
export function toTimeBound(text: string, afterMs = 0): Date {
  const ms = new Date(text).getTime() + afterMs;
  if (!Number.isNaN(ms)) return new Date(Math.min(LAST_MS, Math.max(0, ms)));
  throw new InvalidInputError(`required a date or a time, arrived ${JSON.stringify(text)}`);
}
