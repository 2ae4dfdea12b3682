import { DAY, dayOf } from '../kernel/time.js';

/** `2025-04-01T10:00:00Z` on a full second, `2025-04-01T10:00:00.120Z` otherwise. **Source** contract 3. */
export function iso(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, 19)}Z` : text;
}

/** The time or null. */
export function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}

/** The UTC day `count` working days later: `2025-04-03`. */
export function workingDay(fromMs: number, days: number): string {
  let ms = fromMs;
  for (let left = days; left > 0 || isWeekend(ms); ms += DAY) {
    if (!isWeekend(ms)) left -= 1;
  }
  return dayOf(ms);
}

function isWeekend(ms: number): boolean {
  return [0, 6].includes(new Date(ms).getUTCDay());
}
