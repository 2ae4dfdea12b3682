import { describe, expect, it } from 'vitest';
import { readTokenLife } from '../../../../src/auth/credentials/token-life.js';

describe('the life of a token', () => {
  it.each([
    [83725, 83725],
    ['3600', 3600],
    [0, 0],
    [59.5, 59.5],
  ])('is read from %j', (value, seconds) => {
    expect(readTokenLife(value)).toBe(seconds);
  });

  it.each([
    undefined,
    null,
    '',
    'soon',
    '1e9',
    '-1',
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    {},
    [60],
  ])('is not known from %j', (value) => {
    expect(readTokenLife(value)).toBeNull();
  });
});
