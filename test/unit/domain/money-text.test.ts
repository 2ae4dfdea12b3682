import { describe, expect, it } from 'vitest';
import {
  absolute,
  compareToDecimal,
  decimalsOf,
  formatAmount,
  parseMoney,
} from '../../../src/domain/money.js';

describe('the text of an amount', () => {
  it.each([
    [0n, 'USD', '0.00'],
    [0n, 'JPY', '0'],
    [1n, 'USD', '0.01'],
    [-1n, 'USD', '-0.01'],
    [-5n, 'JPY', '-5'],
    [5n, 'BHD', '0.005'],
    [123456n, 'CLF', '12.3456'],
    [100n, 'USD', '1.00'],
  ])('of %s minor units of %s is %s', (minor, currency, text) => {
    expect(formatAmount({ minor, currency })).toBe(text);
  });

  it.each([
    ['1'.repeat(39), '1'.repeat(39)],
    ['1'.repeat(40), '1'.repeat(40)],
    ['1'.repeat(41), `${'1'.repeat(40)}…`],
  ])('is shown in an error up to 40 characters: %s', (text, shown) => {
    const message = `an amount is a plain decimal such as "1250.00", not "${shown}"`;

    expect(() => parseMoney(text, 'USD')).toThrow(new RangeError(message));
    expect(() => compareToDecimal({ minor: 1n, currency: 'USD' }, text)).toThrow(new RangeError(message));
  });

  it('may have no more decimals than its currency', () => {
    expect(() => parseMoney('1.005', 'usd')).toThrow(new RangeError('USD has 2 decimals, "1.005" has more'));
    expect(() => parseMoney('1.5', 'JPY')).toThrow(new RangeError('JPY has 0 decimals, "1.5" has more'));
  });
});

describe('a currency', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['BIF', 0],
    ['XPF', 0],
    ['BHD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('%s has %i decimals', (currency, decimals) => {
    expect(decimalsOf(currency)).toBe(decimals);
  });

  it('is read in lower case alike', () => {
    expect(parseMoney('12', 'jpy')).toEqual({ minor: 12n, currency: 'JPY' });
  });
});

describe('the absolute amount', () => {
  it.each([
    [-250n, 250n],
    [250n, 250n],
    [0n, 0n],
  ])('of %s is %s', (minor, expected) => {
    expect(absolute({ minor, currency: 'USD' })).toEqual({ minor: expected, currency: 'USD' });
  });
});
