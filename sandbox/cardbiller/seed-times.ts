import { DAY, SECOND } from '../kernel/time.js';
import type { Plan } from './seed-plan.js';

const MONTHS_DAYS = 540;
const FIRST_USE_DAYS = 536;
const RECENT_DAYS = 30;

/** The time of the first deposit of the ledgers. */
export function openingMs({ anchorMs }: Plan): number {
  return anchorMs - MONTHS_DAYS * DAY;
}

/** `count` ascending times within eighteen months: denser in the last thirty days, sometimes two in the same second. */
export function moments({ world: { random }, anchorMs }: Plan, count: number): readonly number[] {
  const ages: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const previous = ages.at(-1);
    if (previous !== undefined && random.chance(0.05)) ages.push(previous);
    else ages.push(ageSeconds(random.chance(0.25) ? RECENT_DAYS : FIRST_USE_DAYS, random.int));
  }
  return ages.sort((a, b) => b - a).map((age) => anchorMs - age * SECOND);
}

function ageSeconds(days: number, int: (min: number, max: number) => number): number {
  return int(60, (days * DAY) / SECOND);
}
