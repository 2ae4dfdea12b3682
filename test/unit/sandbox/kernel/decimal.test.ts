import { describe, expect, it } from 'vitest';
import { exactMinor } from '../../../../sandbox/kernel/decimal.js';

type Parts = Parameters<typeof exactMinor>[0];

describe('a decimal number', () => {
  it.each<[string, Parts, number, bigint]>([
    ['12', { whole: '12' }, 2, 1_200n],
    ['12.5', { whole: '12', fraction: '5' }, 2, 1_250n],
    ['12.34', { whole: '12', fraction: '34' }, 2, 1_234n],
    ['-12.34', { sign: '-', whole: '12', fraction: '34' }, 2, -1_234n],
    ['-12.5e1', { sign: '-', whole: '12', fraction: '5', exponent: '1' }, 2, -12_500n],
    ['0.07', { whole: '0', fraction: '07' }, 2, 7n],
    ['007.10', { whole: '007', fraction: '10' }, 2, 710n],
    ['-0.00', { sign: '-', whole: '0', fraction: '00' }, 2, 0n],
    ['1e+3', { whole: '1', exponent: '+3' }, 2, 100_000n],
    ['1234e-2', { whole: '1234', exponent: '-2' }, 2, 1_234n],
    ['1200 of a currency without decimals', { whole: '1200' }, 0, 1_200n],
    ['no sign at all', { sign: '', whole: '1' }, 2, 100n],
  ])('is so many minor units: %s', (_, parts, decimals, minor) => {
    expect(exactMinor(parts, decimals)).toBe(minor);
  });

  it.each<[string, Parts, number, bigint]>([
    ['1.2300', { whole: '1', fraction: '2300' }, 2, 123n],
    ['5.000', { whole: '5', fraction: '000' }, 0, 5n],
    ['10e-3', { whole: '10', exponent: '-3' }, 2, 1n],
    ['0.005e1', { whole: '0', fraction: '005', exponent: '1' }, 2, 5n],
    ['0e-99', { whole: '0', exponent: '-99' }, 2, 0n],
  ])('may have more decimals when they say nothing: %s', (_, parts, decimals, minor) => {
    expect(exactMinor(parts, decimals)).toBe(minor);
  });

  it.each<[string, Parts, number]>([
    ['1.005', { whole: '1', fraction: '005' }, 2],
    ['-1.005', { sign: '-', whole: '1', fraction: '005' }, 2],
    ['0.001', { whole: '0', fraction: '001' }, 2],
    ['1e-3', { whole: '1', exponent: '-3' }, 2],
    ['1.25e-1', { whole: '1', fraction: '25', exponent: '-1' }, 2],
    ['0.5 of a currency without decimals', { whole: '0', fraction: '5' }, 0],
    ['1e-99', { whole: '1', exponent: '-99' }, 2],
  ])('is none when it has more decimals than that: %s', (_, parts, decimals) => {
    expect(exactMinor(parts, decimals)).toBeUndefined();
  });

  it('keeps digits that no double holds', () => {
    const parts = { whole: '90071992547409931', fraction: '01' };

    expect(exactMinor(parts, 2)).toBe(9_007_199_254_740_993_101n);
    expect(exactMinor({ whole: '1', exponent: '30' }, 2)).toBe(10n ** 32n);
  });
});
