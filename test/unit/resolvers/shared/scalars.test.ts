import { type GraphQLScalarType, parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  CalendarDate,
  CurrencyCode,
  DateTime,
  Decimal,
  JsonObject,
  Url,
} from '../../../../src/resolvers/shared/scalars.js';

function takes(scalar: GraphQLScalarType, value: unknown): boolean {
  try {
    return scalar.parseValue(value) === value && scalar.serialize(value) === value;
  } catch {
    return false;
  }
}

describe('Decimal', () => {
  it.each(['0', '1250.00', '-0.01', `${'9'.repeat(30)}.${'9'.repeat(20)}`])(
    'passes %s through unchanged',
    (text) => {
      expect(takes(Decimal, text)).toBe(true);
    },
  );

  it.each([1.5, 10, 10n, '1e3', '1.', '.5', '+1', '1,000.00', ' 1', '', 'NaN', '0x10', null])(
    'refuses %s',
    (value) => {
      expect(takes(Decimal, value)).toBe(false);
    },
  );

  it.each(['1.5', '10', '1e3', '[]', 'true'])('refuses the literal %s, which is no string', (literal) => {
    expect(() => Decimal.parseLiteral(parseValue(literal))).toThrow(/^Decimal: required a plain decimal/);
  });

  it('takes a literal string', () => {
    expect(Decimal.parseLiteral(parseValue('"12.50"'))).toBe('12.50');
  });
});

describe('DateTime', () => {
  it.each(['2026-03-02T17:00:00Z', '2024-02-29T23:59:59.123456789Z', '2016-12-31T23:59:60Z'])(
    'passes %s through unchanged',
    (text) => {
      expect(takes(DateTime, text)).toBe(true);
    },
  );

  it.each([
    '2026-03-02T17:00:00',
    '2026-03-02T17:00:00+01:00',
    '2026-02-29T00:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02 17:00:00Z',
    '2026-03-02T17:00:00.1234567890Z',
    '2026-03-02',
    1772470800,
    new Date(0),
  ])('refuses %s', (value) => {
    expect(takes(DateTime, value)).toBe(false);
  });
});

describe('Date', () => {
  it.each(['2026-03-02', '2000-02-29', '2026-12-31'])('passes %s through unchanged', (text) => {
    expect(takes(CalendarDate, text)).toBe(true);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-01', '2026-3-2', '20260302'])(
    'refuses %s, which is no day',
    (text) => {
      expect(takes(CalendarDate, text)).toBe(false);
    },
  );
});

describe('CurrencyCode', () => {
  it('takes three upper case letters and nothing else', () => {
    expect(['USD', 'usd', 'US', 'USDC', 'U5D'].map((text) => takes(CurrencyCode, text))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('URL', () => {
  it('does not change a signed link by a byte', () => {
    expect(takes(Url, 'HTTPS://files.example.com/a b?sig=%7e"x"')).toBe(true);
  });

  it('refuses what is not absolute, without repeating it', () => {
    expect(() => Url.serialize('/files?sig=secret')).toThrow(
      /^URL: required an absolute URL, arrived another text$/,
    );
  });
});

describe('JSONObject', () => {
  it('carries nested values and refuses lists', () => {
    expect(takes(JsonObject, { a: [1, { b: null }] })).toBe(true);
    expect(takes(JsonObject, [1])).toBe(false);
  });
});
