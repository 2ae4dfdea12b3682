import { describe, expect, it } from 'vitest';
import { isPayable, toCurrency } from '../../../src/domain/currency.js';

describe('a currency', () => {
  it.each([
    ['USD', 'USD'],
    ['eur', 'EUR'],
    ['clf', 'CLF'],
  ])('is read from %s as %s', (text, code) => {
    expect(toCurrency(text)).toBe(code);
  });

  it.each(['', 'US', 'USDD', '$', 'USDC', '__proto__', 'constructor', 'ABC', 'XXX', 'XAU', ' USD', 'ÜSD'])(
    'is not read from %j',
    (text) => {
      expect(toCurrency(text)).toBeNull();
    },
  );

  it('is payable only if people pay in it', () => {
    expect(['USD', 'CLF', 'usd'].map(isPayable)).toEqual([true, false, false]);
  });
});
