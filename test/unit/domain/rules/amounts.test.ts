import { describe, expect, it } from 'vitest';
import { amountErrors, currencyErrors } from '../../../../src/domain/rules/amounts.js';

const usd = (minor: bigint) => ({ minor, currency: 'USD' });

describe('an amount that is to be moved', () => {
  it('is at least the smallest unit of its currency', () => {
    expect(amountErrors(usd(1n))).toEqual([]);
  });

  it.each([0n, -1n])('is not %s', (minor) => {
    expect(amountErrors(usd(minor), 'load')).toMatchObject([
      { field: ['load', 'amount'], code: 'INVALID_INPUT' },
    ]);
  });

  it('is in the currency of the money at hand', () => {
    expect(currencyErrors(usd(1n), 'USD')).toEqual([]);
    expect(currencyErrors(usd(1n), 'EUR')).toEqual([
      { field: ['amount', 'currency'], messages: ['required EUR, arrived USD'], code: 'INVALID_INPUT' },
    ]);
  });
});
