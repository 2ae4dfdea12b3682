import { describe, expect, it } from 'vitest';
import { lastFourOf } from '../../../src/domain/account-number.js';

describe('the last four characters of an account number', () => {
  it.each([
    ['12345', '2345'],
    ['DE89370400440532013000', '3000'],
    ['1234', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('of %j are %j', (number, shown) => {
    expect(lastFourOf(number)).toBe(shown);
  });
});
