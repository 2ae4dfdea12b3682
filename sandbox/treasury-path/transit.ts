import { DAY, HOUR, MINUTE } from '../kernel/time.js';
import type { ProfileRecord } from './state.js';

const SLOW: readonly string[] = ['ach', 'swift', 'bpay'];
const NEXT_DAY: readonly string[] = ['bank_transfer', 'eft', 'giro', 'local'];
const SAME_DAY: readonly string[] = ['wire', 'fedwire', 'chaps', 'rtgs'];

/** The working days until arrival; the slower of both ends counts. **Source** contract 9. */
export function workingDaysOf(...ends: readonly ProfileRecord[]): number {
  if (ends.some(({ method }) => SLOW.includes(method))) return 2;
  return ends.some(({ method }) => NEXT_DAY.includes(method)) ? 1 : 0;
}

/** The duration of processing. **Units** milliseconds. */
export function transitMs(...ends: readonly ProfileRecord[]): number {
  const days = workingDaysOf(...ends);
  if (days > 0) return days * DAY;
  return ends.some(({ method }) => SAME_DAY.includes(method)) ? 4 * HOUR : MINUTE;
}
