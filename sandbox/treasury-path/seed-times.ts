import { DAY, HOUR, SECOND } from '../kernel/time.js';
import type { Plan } from './seed-plan.js';

const OLDEST_DAYS = 120;
const RECENT_HOURS = 30;

/** The number of payments in progress of a total. */
export function recentCount(count: number): number {
  return Math.max(2, Math.floor(count / 12));
}

/** `count` ascending times of the last 120 days: the last ones recent, sometimes two in the same second. */
export function moments({ world: { random }, anchorMs }: Plan, count: number): readonly number[] {
  const recent = recentCount(count);
  const ages: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const previous = ages.at(-1);
    const isRecent = index < recent;
    if (previous !== undefined && index !== recent && random.chance(0.06)) ages.push(previous);
    else if (isRecent) ages.push(random.int(60, (RECENT_HOURS * HOUR) / SECOND));
    else ages.push(random.int((4 * DAY) / SECOND, (OLDEST_DAYS * DAY) / SECOND));
  }
  return ages.sort((a, b) => b - a).map((age) => anchorMs - age * SECOND + fractionOf(age));
}

/** Half of the times have milliseconds. */
function fractionOf(age: number): number {
  return age % 2 === 0 ? 0 : age % 1_000;
}
