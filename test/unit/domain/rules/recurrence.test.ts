import { describe, expect, it } from 'vitest';
import { durationErrors, localDateTimeErrors, toQuantity } from '../../../../src/domain/rules/recurrence.js';

const fieldsOf = (errors: ReturnType<typeof durationErrors>) => errors.map(({ field }) => field?.join('.'));

describe('the duration of a recurring transfer', () => {
  it.each([
    {},
    { duration: 'CONTINUOUS' },
    { duration: 'CONTINUOUS', transfersQuantity: null },
    { duration: 'CONTINUOUS', transfersQuantity: 0 },
    { duration: 'NUMBER_OF_TRANSFERS', transfersQuantity: 1 },
    { duration: null, transfersQuantity: 12 },
  ] as const)('may be %o', (given) => {
    expect(durationErrors(given)).toEqual([]);
  });

  it.each([
    { duration: 'NUMBER_OF_TRANSFERS' },
    { duration: 'NUMBER_OF_TRANSFERS', transfersQuantity: 0 },
    { duration: 'CONTINUOUS', transfersQuantity: 3 },
    { transfersQuantity: -1 },
  ] as const)('is not %o, for its number of transfers', (given) => {
    expect(fieldsOf(durationErrors(given, 'recurrence.'))).toEqual(['recurrence.transfersQuantity']);
  });

  it.each([
    [{ duration: 'CONTINUOUS', transfersQuantity: 0 }, null],
    [{ duration: 'NUMBER_OF_TRANSFERS', transfersQuantity: 3 }, 3],
    [{ transfersQuantity: 3 }, 3],
    [{ duration: 'CONTINUOUS' }, null],
  ] as const)('with %o asks for %s transfers', (given, quantity) => {
    expect(toQuantity(given)).toBe(quantity);
  });

  it('is not unknown', () => {
    const [error, ...more] = durationErrors({ duration: 'UNKNOWN', transfersQuantity: 1 });

    expect(error).toMatchObject({ field: ['duration'], code: 'INVALID_INPUT' });
    expect(more).toEqual([]);
  });
});

describe('a local date and time', () => {
  it.each(['2026-03-02', '2028-02-29', '2026-03-02T09:30', '2026-03-02T23:59:59', '2026-03-02T09:30:00.250'])(
    'may be %s',
    (text) => {
      expect(localDateTimeErrors(text)).toEqual([]);
    },
  );

  it.each([
    '',
    'tomorrow',
    '2026-02-29',
    '2026-13-01',
    '2026-03-02T24:00',
    '2026-03-02T09:30Z',
    '2026-03-02T09:30:00+01:00',
    '2026-03-02T',
    '2026-03-02T09:30T10:00',
    '03/02/2026',
  ])('is not %j', (text) => {
    expect(localDateTimeErrors(text)).toMatchObject([{ field: ['localDateTime'], code: 'INVALID_INPUT' }]);
  });
});
