import { describe, expect, it } from 'vitest';
import { isCurrency } from '../../../../src/domain/rules/currencies.js';
import { moneyErrors, toMoney } from '../../../../src/domain/rules/given-money.js';

describe('given money', () => {
  it.each([
    ['1250.00', 'USD', 125000n],
    ['1250', 'JPY', 1250n],
    ['1250.000', 'JPY', 1250n],
    ['0.001', 'KWD', 1n],
  ])('is read exactly: %s %s', (amount, currency, minor) => {
    expect(moneyErrors({ amount, currency })).toEqual([]);
    expect(toMoney({ amount, currency })).toEqual({ minor, currency });
  });

  it.each([
    ['1.001', 'USD', 'amount.amount'],
    ['1.5', 'JPY', 'amount.amount'],
    ['0', 'USD', 'amount.amount'],
    ['-1', 'USD', 'amount.amount'],
    ['one', 'USD', 'amount.amount'],
    ['1', 'XYZ', 'amount.currency'],
    ['1', 'DEM', 'amount.currency'],
  ])('is not %s %s', (amount, currency, field) => {
    expect(moneyErrors({ amount, currency })).toMatchObject([
      { field: field.split('.'), code: 'INVALID_INPUT' },
    ]);
  });

  it('may be left out', () => {
    expect([...moneyErrors(null), ...moneyErrors(undefined)]).toEqual([]);
  });

  it('is in a currency that the runtime knows too', () => {
    const known = Intl.supportedValuesOf('currency');

    expect(known.filter(isCurrency).length).toBeGreaterThan(150);
  });
});
