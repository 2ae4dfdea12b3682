import { describe, expect, it } from 'vitest';
import { tokenLife } from '../../../../../src/datasources/treasury-path/writes/token-life.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const HOUR = 3600;

const expiringIn = (seconds: number) => {
  const claims = JSON.stringify({ exp: NOW / 1000 + seconds });
  return ['e30', Buffer.from(claims).toString('base64url'), 'c2ln'].join('.');
};

describe('tokenLife', () => {
  it('believes a claim that lies within the longest life', () => {
    expect(tokenLife(expiringIn(HOUR), NOW, 2 * HOUR)).toBe(HOUR);
    expect(tokenLife(expiringIn(2 * HOUR), NOW, 2 * HOUR)).toBe(2 * HOUR);
  });

  it.each([expiringIn(2 * HOUR + 1), expiringIn(0), expiringIn(-1), 'token', 'a.%.c', ''])(
    'takes the longest life where there is no such claim (%j)',
    (token) => {
      expect(tokenLife(token, NOW, 2 * HOUR)).toBe(2 * HOUR);
    },
  );
});
