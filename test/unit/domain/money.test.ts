import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, formatAmount, parseMoney } from '../../../src/domain/money.js';

const minor = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
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
