import { describe, expect, it } from 'vitest';
import {
  DAY,
  dayOf,
  HOUR,
  isoSeconds,
  MINUTE,
  SECOND,
  startOfDay,
  startOfHour,
} from '../../../../sandbox/kernel/time.js';

const JUNE_4 = Date.UTC(2021, 5, 4);

describe('durations', () => {
  it('are in milliseconds', () => {
    expect([SECOND, MINUTE, HOUR, DAY]).toEqual([1_000, 60_000, 3_600_000, 86_400_000]);
  });
});

describe('a time in seconds', () => {
  it.each([
    ['on the second', 0],
    ['a millisecond before the next one', 999],
  ])('drops what is below a second: %s', (_, more) => {
    expect(isoSeconds(Date.UTC(2021, 5, 4, 0, 17, 45) + more)).toBe('2021-06-04T00:17:45Z');
  });

  it('goes down also before 1970', () => {
    expect(isoSeconds(-1)).toBe('1969-12-31T23:59:59Z');
  });
});

describe('the day of a time', () => {
  it.each([
    ['2021-06-03', JUNE_4 - 1],
    ['2021-06-04', JUNE_4],
    ['2021-06-04', JUNE_4 + 86_399_999],
    ['2021-06-05', JUNE_4 + 86_400_000],
    ['1969-12-31', -1],
  ])('is in UTC: %s', (day, ms) => {
    expect(dayOf(ms)).toBe(day);
  });
});

describe('the start of a day', () => {
  it.each([
    ['2021-06-04', JUNE_4],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['1970-01-01', 0],
    ['2021-12-31', Date.UTC(2021, 11, 31)],
  ])('is midnight in UTC: %s', (day, ms) => {
    expect(startOfDay(day)).toBe(ms);
  });

  it.each([
    '2023-02-29',
    '2100-02-29',
    '2021-04-31',
    '2021-02-30',
    '2021-06-00',
    '2021-00-10',
    '2021-13-01',
    '2021-6-4',
    '21-06-04',
    '2021-06-04T00:00:00Z',
    '2021-06-04\n',
    ' 2021-06-04',
    '+002021-06-04',
    '20210604',
    '',
  ])('is not there for %j', (day) => {
    expect(startOfDay(day)).toBeUndefined();
  });
});

describe('the full hour', () => {
  it.each([
    ['itself', JUNE_4, JUNE_4],
    ['the one before, to the last millisecond', JUNE_4 + 3_599_999, JUNE_4],
    ['the next one', JUNE_4 + 3_600_000, JUNE_4 + 3_600_000],
    ['the one before, also before 1970', -1, -3_600_000],
  ])('is %s', (_, ms, hour) => {
    expect(startOfHour(ms)).toBe(hour);
  });
});
