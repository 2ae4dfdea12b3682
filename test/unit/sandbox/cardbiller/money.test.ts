import { describe, expect, it } from 'vitest';
import { Amount, memberText, toMinor, writeAmounts } from '../../../../sandbox/cardbiller/money.js';

describe('an amount that is read', () => {
  it.each([
    ['150', 15_000n],
    ['150.5', 15_050n],
    ['150.00', 15_000n],
    ['0.07', 7n],
    ['1e2', 10_000n],
    ['1.5E-1', 15n],
    ['-3.20', -320n],
    ['12345678901234567.89', 1_234_567_890_123_456_789n],
  ])('takes %s for %s minor units', (text, minor) => {
    expect(toMinor(text)).toBe(minor);
  });

  it.each(['0.001', '1e-3', '0.30000000000000004', 'NaN', '"5"', '1e999', ''])('refuses %s', (text) => {
    expect(toMinor(text)).toBeUndefined();
  });

  it('comes from the outermost object, whatever stands around it', () => {
    const json = '{"a":{"amount":1},"b":"\\"amount\\":2","amount" : 9007199254740993.01,"c":[{"amount":3}]}';

    expect(memberText(json, 'amount')).toBe('9007199254740993.01');
  });
});

describe('an amount that is written', () => {
  const answer = { amount: new Amount(15_000n), rows: [{ amount: new Amount(7n), description: null }] };

  it('is a number in an object where numbers hold it', () => {
    expect(writeAmounts(answer, 'number')).toEqual({
      amount: 150,
      rows: [{ amount: 0.07, description: null }],
    });
  });

  it('keeps its two decimals when they are asked for', () => {
    expect(writeAmounts(answer, 'fixed')).toBe(
      '{"amount":150.00,"rows":[{"amount":0.07,"description":null}]}',
    );
    expect(writeAmounts(answer, 'string')).toMatchObject({ amount: '150.00' });
  });

  it('is exact beyond what a number holds', () => {
    const large = { amount: new Amount(1_234_567_890_123_456_789n) };

    expect(writeAmounts(large, 'number')).toBe('{"amount":12345678901234567.89}');
  });
});
