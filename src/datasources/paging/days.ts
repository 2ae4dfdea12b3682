import { DAY_MS } from '../../domain/times.js';

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/** The day `days` days later, or earlier if negative, limited to years with four digits. */
export function shiftDay(day: string, days: number): string {
  const shifted = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString();
  if (shifted.startsWith('-')) return FIRST_DAY;
  return shifted.startsWith('+') ? LAST_DAY : shifted.slice(0, 10);
}

export function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
