import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../../src/datasources/reading/exact-number.js';
import { Fields } from '../../../../src/datasources/reading/fields.js';
import { MalformedResponseError } from '../../../../src/domain/errors.js';

const fields = (value: unknown) => new Fields(value, 'account');
const of = (x: unknown) => fields({ x });

describe('Fields', () => {
  it.each([null, undefined, 'text', 5, [], true])('are not read from %j', (value) => {
    expect(() => fields(value)).toThrow(MalformedResponseError);
  });

  it('name the path and the type of what they cannot read, never its value', () => {
    const read = () =>
      fields({ bank: { number: 123456789 } })
        .object('bank')
        .text('number');

    expect(read).toThrow('account.bank.number: required a text, arrived a number');
    expect(() => of('12x45').money('x', 'USD')).toThrow(/^(?!.*12x45)/);
  });

  it('tell whether a field says anything', () => {
    expect([0, '', false].map((x) => of(x).has('x'))).toEqual([true, true, true]);
    expect([null, undefined].map((x) => of(x).has('x'))).toEqual([false, false]);
    expect(of('raw').raw('x')).toBe('raw');
  });
});

describe('texts, switches and numbers', () => {
  it('are read as they are', () => {
    expect(of('a').text('x')).toBe('a');
    expect(of(false).boolean('x')).toBe(false);
    expect(of(0).maybeInteger('x')).toBe(0);
  });

  it('are null where they may be absent', () => {
    expect([of('').maybeText('x'), of(null).maybeText('x'), of('a').maybeText('x')]).toEqual([
      null,
      null,
      'a',
    ]);
    expect([of(null).maybeBoolean('x'), of(true).maybeBoolean('x')]).toEqual([null, true]);
    expect(of(undefined).maybeInteger('x')).toBeNull();
  });

  it.each([1.5, '1', 2 ** 53, Number.NaN])('take %j for no whole number', (x) => {
    expect(() => of(x).maybeInteger('x')).toThrow('account.x: required a whole number');
  });

  it.each(['', null, 5])('take %j for no text', (x) => {
    expect(() => of(x).text('x')).toThrow('account.x: required a text');
  });

  it.each(['true', 1, null])('take %j for no switch', (x) => {
    expect(() => of(x).boolean('x')).toThrow('account.x: required true or false');
  });
});

describe('moments', () => {
  it.each([
    ['2026-03-02T17:00:00Z', '2026-03-02T17:00:00Z'],
    ['2026-03-02 17:00:00z', '2026-03-02T17:00:00Z'],
    ['2026-03-02T17:00:00.123456789Z', '2026-03-02T17:00:00.123456789Z'],
    ['2026-03-02T00:30:00.5+05:30', '2026-03-01T19:00:00.5Z'],
    ['2026-12-31T23:00:00-0800', '2027-01-01T07:00:00Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00Z'],
  ])('read %s as %s', (text, expected) => {
    expect(of(text).moment('x')).toBe(expected);
  });

  it.each([
    '2026-03-02',
    '2026-03-02T17:00:00',
    '2026-02-30T00:00:00Z',
    '2026-02-29T12:00:00+01:00',
    '2026-13-01T00:00:00Z',
    '2026-03-02T25:00:00Z',
    '02/03/2026',
    1772470800,
  ])('are not read from %j', (x) => {
    expect(() => of(x).moment('x')).toThrow(MalformedResponseError);
  });

  it('are null where they may be absent', () => {
    expect(of(null).maybeMoment('x')).toBeNull();
    expect(of('2026-03-02T17:00:00Z').maybeMoment('x')).toBe('2026-03-02T17:00:00Z');
  });
});

describe('days', () => {
  it('are read from a date or a moment', () => {
    const texts = ['2026-03-02', '2026-03-02T23:00:00-08:00', '', null];

    expect(texts.map((text) => of(text).maybeDay('x'))).toEqual(['2026-03-02', '2026-03-02', null, null]);
  });

  it.each(['2026-3-2', '2026-03-02x', '2026-02-30', '2026-00-10', 'soon'])('are not read from %j', (text) => {
    expect(() => of(text).maybeDay('x')).toThrow('account.x: required a date');
  });
});

describe('money', () => {
  it('is read from a decimal text in the currency', () => {
    expect(of('1250.5').money('x', 'USD')).toEqual({ minor: 125050n, currency: 'USD' });
    expect(of(null).maybeMoney('x', 'USD')).toBeNull();
    expect(of('0').maybeMoney('x', 'JPY')).toEqual({ minor: 0n, currency: 'JPY' });
  });

  it.each([12.5, '1.005', 'much', ''])('is not read from %j', (x) => {
    expect(() => of(x).money('x', 'USD')).toThrow(MalformedResponseError);
  });
});

describe('amounts', () => {
  it.each([
    ['1250.5', 125050n],
    [1250.5, 125050n],
    [-7, -700n],
    [0, 0n],
    ['-0.10', -10n],
    [new ExactNumber('12345678901234567.89'), 1234567890123456789n],
    [new ExactNumber('-90071992547409930'), -9007199254740993000n],
    [new ExactNumber('0.10000000000000000'), 10n],
  ])('are read exactly from %o', (x, minor) => {
    expect(of(x).amount('x', 'USD')).toEqual({ minor, currency: 'USD' });
    expect(of(x).maybeAmount('x', 'USD')).toEqual({ minor, currency: 'USD' });
  });

  it.each([
    [12.345, 'a number'],
    [1e21, 'a number'],
    ['12,50', 'a string'],
    ['', 'a string'],
    [true, 'a boolean'],
    [{ amount: 12.34 }, 'an object'],
    [[12.34], 'a list'],
    [new ExactNumber('12.34567890123456789'), '[a-z ]+'],
    [new ExactNumber('12e400'), '[a-z ]+'],
  ])('are not read from %o, of which path and type alone are told', (x, type) => {
    const read = () => of(x).maybeAmount('x', 'USD');

    expect(read).toThrow(MalformedResponseError);
    expect(read).toThrow(new RegExp(`^account\\.x: required a decimal amount of USD, arrived ${type}$`));
  });

  it('may be absent only where that is asked for', () => {
    expect([of(null).maybeAmount('x', 'USD'), of(undefined).maybeAmount('x', 'USD')]).toEqual([null, null]);
    expect(() => of(null).amount('x', 'USD')).toThrow(MalformedResponseError);
  });
});

describe('what holds other things', () => {
  it('is read with its path', () => {
    expect(of({ y: 'a' }).object('x').text('y')).toBe('a');
    expect(of({ y: 'a' }).object('x').path).toBe('account.x');
    expect(of(null).maybeObject('x')).toBeNull();
    expect(of({ y: 'a' }).maybeObject('x')?.text('y')).toBe('a');
    expect(of([1, 'a']).list('x')).toEqual([1, 'a']);
  });

  it('is refused where it is something else', () => {
    expect(() => of([]).object('x')).toThrow('account.x: required an object, arrived a list');
    expect(() => of({}).list('x')).toThrow('account.x: required a list');
  });

  it('is no exact number', () => {
    const exact = new ExactNumber('12345678901234567.89');

    expect(() => of(exact).object('x')).toThrow('account.x: required an object');
    expect(() => fields(exact)).toThrow(MalformedResponseError);
    expect(of(exact).json('x')).toBeNull();
  });

  it('is carried through as JSON, and null when it is no object', () => {
    const json = { a: [1, { b: null }] };

    expect(of(json).json('x')).toBe(json);
    expect([[], 'text', null, undefined].map((x) => of(x).json('x'))).toEqual([null, null, null, null]);
  });
});
