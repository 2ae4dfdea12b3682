import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../../../src/domain/decimals.js';

describe('compareDecimals', () => {
  it.each([
    ['1', '1.00', 0],
    ['9', '10', -1],
    ['0.1', '0.09', 1],
    ['-0.5', '-0.25', -1],
    ['-0.5', '0', -1],
    ['9007199254740993', '9007199254740992.9999', 1],
  ])('compares %s with %s exactly', (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
  });
});
