import { describe, expect, it } from 'vitest';
import { laterOf, shiftDay } from '../../../../src/datasources/paging/days.js';
import { isDay } from '../../../../src/domain/times.js';

describe('days', () => {
  it.each([
    ['2026-03-01', -1, '2026-02-28'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-10', -365, '2025-01-10'],
    ['9999-12-31', 1, '9999-12-31'],
    ['0000-01-01', -1, '0000-01-01'],
  ])('counts from %s by %i to %s', (day, days, expected) => {
    expect(shiftDay(day, days)).toBe(expected);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00:00Z', '', 'today'])(
    'knows no day %j',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('tells the later of two', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(laterOf('2026-01-02', '2026-01-10')).toBe('2026-01-10');
  });
});
