import { describe, expect, it } from 'vitest';
import { isCurrency } from '../../../../src/domain/rules/currencies.js';

describe('a currency', () => {
  it.each(['USD', 'EUR', 'JPY', 'KWD', 'ZWG'])('may be %s', (code) => {
    expect(isCurrency(code)).toBe(true);
  });

  it.each(['usd', 'US', 'USDT', 'XAU', 'XXX', 'XTS', 'DEM', '', 'toString'])('is not %j', (code) => {
    expect(isCurrency(code)).toBe(false);
  });
});
