import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../src/operations/codec.js';

describe('what the store keeps of commands and results', () => {
  it.each([
    { amount: { minor: 1000n, currency: 'USD' } },
    [0n, -1n, 2n ** 80n],
    { nested: [{ a: null, b: 'text', c: 1.5, d: true }] },
    null,
  ])('comes back as it was, money to the last digit (%#)', (value) => {
    expect(decode(encode(value))).toEqual(value);
  });

  it.each([
    { $bigint: 'twelve' },
    { $bigint: 12 },
    { $bigint: '12', more: 'beside it' },
    { $bigint: '1.5' },
    { $bigint: '' },
  ])('takes nothing for money that only looks like it (%j)', (value) => {
    expect(decode(encode(value))).toEqual(value);
  });

  it('refuses a text that it did not make', () => {
    expect(() => decode('half a {')).toThrow(SyntaxError);
  });
});
