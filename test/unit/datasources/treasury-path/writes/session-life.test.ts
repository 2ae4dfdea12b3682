import { describe, expect, it } from 'vitest';
import { sessionLife } from '../../../../../src/datasources/treasury-path/writes/session-life.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const FULL = (24 * 60 - 10) * 60;

const jwt = (claims: unknown) =>
  ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'c2ln'].join('.');
const expiringIn = (seconds: number) => jwt({ exp: NOW / 1000 + seconds });

describe('sessionLife', () => {
  it('believes a claim within a day, less ten minutes', () => {
    expect(sessionLife(expiringIn(24 * 3600), NOW)).toBe(FULL);
    expect(sessionLife(expiringIn(3600), NOW)).toBe(50 * 60);
  });

  it('uses half of what is left where that is little', () => {
    expect(sessionLife(expiringIn(300), NOW)).toBe(150);
  });

  it.each([-3600, 0, 24 * 3600 + 1, 30 * 24 * 3600])(
    'counts a day from the request where the clocks disagree (%i s)',
    (seconds) => {
      expect(sessionLife(expiringIn(seconds), NOW)).toBe(FULL);
    },
  );

  it.each(['', 'token', 'a.b.c', 'a.%.c', jwt(null), jwt([]), jwt({ exp: 'soon' }), jwt({ exp: null })])(
    'counts a day from the request where there is no claim (%j)',
    (token) => {
      expect(sessionLife(token, NOW)).toBe(FULL);
    },
  );
});
