import { describe, expect, it } from 'vitest';
import { Fields } from '../../../../src/datasources/reading/fields.js';
import { MalformedResponseError } from '../../../../src/domain/errors.js';

const fields = (value: unknown) => new Fields(value, 'account');
const of = (x: unknown) => fields({ x });

describe('ids', () => {
  it('are read if an object can be read by them', () => {
    expect(['acct_1', 'Z2lkOi8v/+=', 'a b'].map((x) => of(x).id('x'))).toEqual([
      'acct_1',
      'Z2lkOi8v/+=',
      'a b',
    ]);
  });

  it.each(['', '.', '..', '\ud800', 'a\u0000', 'x'.repeat(129), 7])('are not read from %j', (x) => {
    expect(() => of(x).id('x')).toThrow(MalformedResponseError);
  });
});

describe('currencies', () => {
  it('are codes of ISO 4217 in upper case', () => {
    expect([of('usd').currency('x'), of('EUR').maybeCurrency('x'), of(null).maybeCurrency('x')]).toEqual([
      'USD',
      'EUR',
      null,
    ]);
  });

  it.each(['US', 'USDD', '$', 'USDC', '__proto__', 5])('are not read from %j', (x) => {
    expect(() => of(x).maybeCurrency('x')).toThrow(MalformedResponseError);
  });

  it('make no money if they are unknown', () => {
    expect(() => of('1.00').money('x', 'USDC')).toThrow(MalformedResponseError);
    expect(() => of(1).amount('x', '$')).toThrow(MalformedResponseError);
  });
});

describe('integers', () => {
  it('have 32 bits, as in GraphQL', () => {
    expect([of(2 ** 31 - 1).maybeInt('x'), of(-1).maybeInt('x'), of(null).maybeInt('x')]).toEqual([
      2147483647,
      -1,
      null,
    ]);
    expect(() => of(2 ** 31).maybeInt('x')).toThrow('account.x: required a whole number of 32 bits');
  });
});

describe('user data', () => {
  it('is returned unchanged, and null if it is no object', () => {
    const json = { a: [1, { b: null }], ['__proto__']: 1 };

    expect(of(json).userData('x')).toBe(json);
    expect([[], 'text', null].map((x) => of(x).userData('x'))).toEqual([null, null, null]);
  });

  it('is refused if it is nested too deeply or too large', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);

    expect(() => of(deep).userData('x')).toThrow(/^account.x: required JSON with at most/);
    expect(() => of({ a: 'x'.repeat(70_000) }).userData('x')).toThrow(MalformedResponseError);
  });
});

describe('a field that an object can do without', () => {
  it('is null if it is malformed, and the reason is kept', () => {
    const record = fields({ inner: { at: 'soon', on: '2026-03-02' } });
    const inner = record.object('inner');

    expect(inner.orNull((each) => each.maybeMoment('at'))).toBeNull();
    expect(inner.orNull((each) => each.maybeDay('on'))).toBe('2026-03-02');
    expect(record.omissions).toEqual(['account.inner.at: required an RFC 3339 moment, arrived a string']);
  });

  it('does not hide other errors', () => {
    const read = () =>
      of(1).orNull(() => {
        throw new TypeError('a fault');
      });

    expect(read).toThrow('a fault');
  });
});
