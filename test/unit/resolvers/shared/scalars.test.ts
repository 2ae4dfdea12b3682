import { type GraphQLScalarType, parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../../src/datasources/index.js';
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

  it('returns a sum with more digits than input can have', () => {
    const sum = `${'9'.repeat(31)}.00`;

    expect(Decimal.serialize(sum)).toBe(sum);
    expect(takes(Decimal, sum)).toBe(false);
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

  it.each([
    [2 ** 53],
    [-(2 ** 53)],
    [1e21],
    [Number.POSITIVE_INFINITY],
    [{ b: [2 ** 60] }],
    [new ExactNumber('0.1000000000000000000001')],
  ])('refuses a number that JavaScript changes in %j', (a) => {
    expect(() => JsonObject.parseValue({ a })).toThrow(/^JSONObject: required numbers of at most 53 bits/);
  });

  it.each(['9007199254740993', '0.1000000000000000000001', '1e400', '[{ b: 1e-400 }]'])(
    'refuses the literal %s, which JavaScript changes',
    (text) => {
      expect(() => JsonObject.parseLiteral(parseValue(`{ a: ${text} }`))).toThrow(/^JSONObject: required/);
    },
  );

  it('reads a literal with every kind of value', () => {
    const literal = '{ a: [1, 1.5e1, "x", true, null, WORD, $known, $unknown], __proto__: { b: 2 } }';

    const value = JsonObject.parseLiteral(parseValue(literal), { known: { c: 3 } }) as object;

    expect(Object.entries(value)).toEqual([
      ['a', [1, 15, 'x', true, null, 'WORD', { c: 3 }, null]],
      ['__proto__', { b: 2 }],
    ]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each(['[1]', '"text"', 'null', '5'])('refuses the literal %s, which is no object', (text) => {
    expect(() => JsonObject.parseLiteral(parseValue(text))).toThrow(/^JSONObject: required an object/);
  });

  it('refuses values that are nested too deeply or too large', () => {
    const nested = (depth: number) => `${'{a:'.repeat(depth)}1${'}'.repeat(depth)}`;
    const deep = JSON.parse(nested(5000).replaceAll('a', '"a"'));

    expect(() => JsonObject.parseValue(deep)).toThrow(/^JSONObject: required JSON with at most 64 levels/);
    expect(() => JsonObject.parseLiteral(parseValue(nested(100)))).toThrow(/at most 64 levels/);
    expect(() => JsonObject.parseValue({ a: 'x'.repeat(70_000) })).toThrow(/65536 characters/);
  });
});
