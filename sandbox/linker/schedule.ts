import { addDays, type Day, daysBetween, firstOfMonth, laterOf, lengthOfMonth, weekdayOf } from './time.js';

export const FREQUENCIES = ['weekly', 'biweekly', 'monthly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** The days of a series. **Source** contract 4. */
export interface Rule {
  readonly frequency: Frequency;
  /** Monthly: day of the month; otherwise day of the week, Monday is 1. */
  readonly frequencyData: number;
  /** No day before it counts. */
  readonly startingDate: Day;
  /** The meaning of day 31 in April: the 30th, or no occurrence. */
  readonly shortMonths: 'clamp' | 'skip';
}

/** The first day of the rule on or after `from`. */
export function nextOccurrence(rule: Rule, from: Day): Day {
  const earliest = laterOf(rule.startingDate, from);
  if (rule.frequency === 'monthly') return nextInMonth(rule, earliest);
  const first = nextWeekday(rule.startingDate, rule.frequencyData);
  const stepDays = rule.frequency === 'weekly' ? 7 : 14;
  const steps = Math.max(0, Math.ceil(daysBetween(first, earliest) / stepDays));
  return addDays(first, steps * stepDays);
}

/** The day of the `count`-th occurrence, counting the one on `first` as 1. */
export function lastOccurrence(rule: Rule, first: Day, count: number): Day {
  let day = first;
  for (let left = count; left > 1; left -= 1) day = nextOccurrence(rule, addDays(day, 1));
  return day;
}

function nextWeekday(from: Day, weekday: number): Day {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

function nextInMonth(rule: Rule, from: Day): Day {
  for (let months = 0; ; months += 1) {
    const first = firstOfMonth(from, months);
    const length = lengthOfMonth(first);
    const isSkipped = rule.frequencyData > length && rule.shortMonths === 'skip';
    const day = addDays(first, Math.min(rule.frequencyData, length) - 1);
    if (!isSkipped && day >= from) return day;
  }
}
