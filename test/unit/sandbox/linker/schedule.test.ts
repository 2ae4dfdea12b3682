import { describe, expect, it } from 'vitest';
import { lastOccurrence, nextOccurrence, type Rule } from '../../../../sandbox/linker/schedule.js';
import { addDays, dayIn, momentIn } from '../../../../sandbox/linker/time.js';

const monthly = (
  frequencyData: number,
  startingDate: string,
  shortMonths: Rule['shortMonths'] = 'clamp',
): Rule => ({
  frequency: 'monthly',
  frequencyData,
  startingDate,
  shortMonths,
});

function days(rule: Rule, count: number): string[] {
  const found: string[] = [];
  for (let from = rule.startingDate; found.length < count; from = addDays(found.at(-1) ?? from, 1)) {
    found.push(nextOccurrence(rule, from));
  }
  return found;
}

describe('occurrences', () => {
  it('clamps day 31 to the end of short months without drifting', () => {
    const found = days(monthly(31, '2027-12-31'), 4);

    expect(found).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31']);
  });

  it('leaves short months out when told to', () => {
    expect(days(monthly(31, '2026-01-01', 'skip'), 3)).toEqual(['2026-01-31', '2026-03-31', '2026-05-31']);
  });

  it('counts a starting date that matches', () => {
    expect(nextOccurrence(monthly(15, '2026-04-15'), '2026-03-01')).toBe('2026-04-15');
    expect(nextOccurrence(monthly(15, '2026-04-16'), '2026-03-01')).toBe('2026-05-15');
  });

  it('calls Monday the first day of the week', () => {
    const rule: Rule = { ...monthly(1, '2026-03-10'), frequency: 'weekly' };

    expect(days(rule, 3)).toEqual(['2026-03-16', '2026-03-23', '2026-03-30']);
    expect(nextOccurrence({ ...rule, frequencyData: 7 }, '2026-03-10')).toBe('2026-03-15');
  });

  it('keeps the fortnights of the starting date, wherever it is asked from', () => {
    const rule: Rule = { ...monthly(2, '2026-03-10'), frequency: 'biweekly' };

    expect(days(rule, 3)).toEqual(['2026-03-10', '2026-03-24', '2026-04-07']);
    expect(nextOccurrence(rule, '2026-03-25')).toBe('2026-04-07');
  });

  it('finds the last of a number', () => {
    expect(lastOccurrence(monthly(31, '2026-01-01'), '2026-01-31', 6)).toBe('2026-06-30');
    expect(lastOccurrence(monthly(31, '2026-01-01'), '2026-01-31', 1)).toBe('2026-01-31');
  });
});

describe('days in a zone', () => {
  it('begin when the clocks there say so, also around a change of the clocks', () => {
    expect(momentIn('America/New_York', '2026-03-08', 0)).toBe(Date.parse('2026-03-08T05:00:00Z'));
    expect(momentIn('America/New_York', '2026-03-09', 0)).toBe(Date.parse('2026-03-09T04:00:00Z'));
    expect(dayIn('America/New_York', Date.parse('2026-03-09T03:59:00Z'))).toBe('2026-03-08');
    expect(dayIn('Asia/Kolkata', Date.parse('2026-03-08T18:30:00Z'))).toBe('2026-03-09');
  });
});
