import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, toDay, toMoment } from '../../../src/domain/times.js';
import { DateTime } from '../../../src/resolvers/shared/scalars.js';

describe('a moment', () => {
  it.each([
    ['2026-03-02T00:30:00.5+05:30', '2026-03-01T19:00:00.5Z'],
    ['2026-12-31T23:00:00-0800', '2027-01-01T07:00:00Z'],
    ['9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59.999999999Z'],
    ['0000-01-01T00:00:00-01:00', '0000-01-01T01:00:00Z'],
    ['2026-03-02T24:00:00Z', '2026-03-03T00:00:00Z'],
    ['2026-03-02T00:00:00-23:59', '2026-03-02T23:59:00Z'],
  ])('is read from %s as %s', (text, moment) => {
    expect(toMoment(text)).toBe(moment);
  });

  it.each([
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
    ['2016-12-31T15:59:60.25-08:00', '2017-01-01T00:00:00.25Z'],
  ])('that is the leap second %s becomes the second after it', (text, moment) => {
    expect(toMoment(text)).toBe(moment);
  });

  it.each([
    '9999-12-31T23:59:59-14:00',
    '9999-12-31T23:59:60Z',
    '0000-01-01T00:00:00+23:59',
    '10000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-03-02T17:00:60Z',
    '2026-03-02T24:00:01Z',
    '2026-03-02T25:00:00Z',
    '2026-03-02T17:60:00Z',
    '2026-03-02T17:00:00+24:00',
    '2026-03-02T17:00:00+01:60',
    '2026-02-29T17:00:00Z',
    '2026-03-02T17:00:00.1234567890Z',
  ])('is not read from %s', (text) => {
    expect(toMoment(text)).toBeNull();
  });

  it('can be returned as a DateTime, whatever the text was', () => {
    const two = fc.stringMatching(/^\d\d$/);
    const text = fc
      .record({ year: fc.stringMatching(/^\d{4}$/), parts: fc.tuple(two, two, two, two, two, two, two) })
      .map(({ year, parts: [month, day, hours, minutes, seconds, ...offset] }) => {
        return `${year}-${month}-${day}T${hours}:${minutes}:${seconds}+${offset.join(':')}`;
      });
    const near = fc.constantFrom('9999-12-31', '0000-01-01', '2016-12-31').chain((day) =>
      fc.tuple(two, two, two, two).map(([hours, minutes, seconds, ahead]) => {
        return `${day}T${hours}:${minutes}:${seconds}-${ahead}:30`;
      }),
    );
    fc.assert(
      fc.property(fc.oneof(text, near), (each) => {
        const moment = toMoment(each);
        expect(moment === null || DateTime.serialize(moment) === moment).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same in UTC, whether Z or an offset of zero says so', () => {
    const two = fc.stringMatching(/^\d\d$/);
    const year = fc.constantFrom('2024', '2026', '1900', '2000', '0000', '9999');
    const fraction = fc.constantFrom('', '.5', '.123456789', '.1234567890', '.');
    fc.assert(
      fc.property(fc.tuple(year, two, two, two, two, two, fraction), ([a, b, c, d, e, f, g]) => {
        const text = `${a}-${b}-${c}T${d}:${e}:${f}${g}`;
        expect(toMoment(`${text}Z`)).toBe(toMoment(`${text}+00:00`));
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the calendar of JavaScript', () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (each) => {
        const seconds = `${each.toISOString().slice(0, 19)}Z`;
        expect(toMoment(seconds)).toBe(seconds);
        expect(isDay(seconds.slice(0, 10))).toBe(true);
      }),
    );
  });
});

describe('a day', () => {
  it('is the date, or the date of a time', () => {
    expect(['2026-03-02', '2026-03-02T23:00:00-08:00'].map(toDay)).toEqual(['2026-03-02', '2026-03-02']);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-03-02x', '02/03/2026', ''])(
    'is not read from %j',
    (text) => {
      expect(toDay(text)).toBeNull();
    },
  );
});
