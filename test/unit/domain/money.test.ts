import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  compareToDecimal,
  decimalsOf,
  formatAmount,
  parseMoney,
} from '../../../src/domain/money.js';

const minor = fc.bigInt({ min: -(10n ** 30n) + 1n, max: 10n ** 30n - 1n });
const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'BHD', 'CLF');

describe('money', () => {
  it('is the same after it was written and read, for amounts that floats cannot hold', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        const money = { minor: amount, currency: code };
        expect(parseMoney(formatAmount(money), code)).toEqual(money);
      }),
    );
  });

  it('adds up to the last minor unit', () => {
    fc.assert(
      fc.property(fc.array(minor), (amounts) => {
        const sum = amounts.reduce((total, each) => addMoney(total, { minor: each, currency: 'USD' }), {
          minor: 0n,
          currency: 'USD',
        });
        expect(sum.minor).toBe(amounts.reduce((a, b) => a + b, 0n));
      }),
    );
  });

  it.each([
    ['9007199254740993.01', 'USD', 900719925474099301n],
    ['0.1', 'USD', 10n],
    ['-250.00', 'USD', -25000n],
    ['1250', 'JPY', 1250n],
    ['1.234', 'KWD', 1234n],
    ['1.5000', 'USD', 150n],
  ])('reads %s %s as %s minor units', (text, code, expected) => {
    expect(parseMoney(text, code).minor).toBe(expected);
  });

  it.each(['', '1e3', '1,000.00', '.5', '5.', ' 1', '0x10', 'NaN', '1.005', '--1', '1'.repeat(31)])(
    'refuses %j as USD',
    (text) => {
      expect(() => parseMoney(text, 'USD')).toThrow(RangeError);
    },
  );

  it('never adds one currency to another', () => {
    expect(() => addMoney({ minor: 1n, currency: 'USD' }, { minor: 1n, currency: 'EUR' })).toThrow(
      /cannot add EUR/,
    );
  });
});

describe('compareToDecimal', () => {
  const decimal = fc.stringMatching(/^-?\d{1,30}(\.\d{1,20})?$/);
  const signOf = (n: bigint) => (n > 0n ? 1 : 0) - (n < 0n ? 1 : 0);

  /** Text → numerator over 10^20. */
  function toNumerator(text: string): bigint {
    const [whole = '', fraction = ''] = text.replace('-', '').split('.');
    const size = BigInt(whole) * 10n ** 20n + BigInt(fraction.padEnd(20, '0'));
    return text.startsWith('-') ? -size : size;
  }

  it('agrees with exact fractions, however many decimals there are', () => {
    const cents = fc.oneof(minor, fc.bigInt({ min: -200n, max: 200n }));
    const text = fc.oneof(decimal, fc.stringMatching(/^-?[01]\.\d{1,20}$/));
    fc.assert(
      fc.property(cents, currency, text, (amount, code, limit) => {
        const own = amount * 10n ** BigInt(20 - decimalsOf(code));
        expect(Math.sign(compareToDecimal({ minor: amount, currency: code }, limit))).toBe(
          signOf(own - toNumerator(limit)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('finds money equal to its own text, and to that with more zeros', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        const money = { minor: amount, currency: code };
        const text = formatAmount(money);
        expect(compareToDecimal(money, text)).toBe(0);
        expect(compareToDecimal(money, `${text}${text.includes('.') ? '' : '.'}000`)).toBe(0);
      }),
    );
  });

  it.each([
    [1250n, 'USD', '12.499999999999', 1],
    [1250n, 'USD', '12.50000000000000000001', -1],
    [-1250n, 'USD', '-12.50000000000000000001', 1],
    [12n, 'JPY', '12.5', -1],
    [0n, 'USD', '-0.00', 0],
    [0n, 'USD', '-0.001', 1],
  ])('of %s minor units of %s and %s is %d', (amount, code, text, expected) => {
    expect(compareToDecimal({ minor: amount, currency: code }, text)).toBe(expected);
  });

  it.each(['', '1e3', '1,000.00', '.5', 'NaN', `0.${'1'.repeat(21)}`])('refuses %j', (text) => {
    expect(() => compareToDecimal({ minor: 1n, currency: 'USD' }, text)).toThrow(RangeError);
  });
});
