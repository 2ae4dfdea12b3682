import { describe, expect, it } from 'vitest';
import type { HostedPageTokenJson } from '../../../../../src/datasources/treasury-path/json/records.js';
import { toHostedPageToken } from '../../../../../src/datasources/treasury-path/mappers/to-hosted-page.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const RETURN = 'https://app.example.com/linked';
const token = (exp: number) => `e30.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.c2ln`;

const mapped = (wire: Partial<HostedPageTokenJson>, return_url?: string) => {
  const body = { entity_id: 'e1', purpose: 'funding_accounts', ...(return_url && { return_url }) };
  return toHostedPageToken(
    { token: 'token-1', purpose: 'funding_accounts', return_url: null, ...wire },
    { purpose: 'FUNDING_ACCOUNTS', address: 'https://hosted.example/funding-accounts', body },
    NOW,
  );
};

describe('toHostedPageToken', () => {
  it('puts the token, encoded, into our own address of the page', () => {
    expect(mapped({ token: 'a+b/c=&d' })).toEqual({
      token: 'a+b/c=&d',
      purpose: 'FUNDING_ACCOUNTS',
      hostedPageUrl: 'https://hosted.example/funding-accounts?token=a%2Bb%2Fc%3D%26d',
      expiresAt: '2026-01-05T14:00:00.000Z',
      returnUrl: null,
      returnUrlIgnored: false,
    });
  });

  it('lets a token live as long as it says, two hours at most', () => {
    expect(mapped({ token: token(NOW / 1000 + 600) }).expiresAt).toBe('2026-01-05T12:10:00.000Z');
    expect(mapped({ token: token(NOW / 1000 + 9000) }).expiresAt).toBe('2026-01-05T14:00:00.000Z');
  });

  it('tells an accepted return address from one that was dropped', () => {
    expect(mapped({ return_url: RETURN }, RETURN)).toMatchObject({
      returnUrl: RETURN,
      returnUrlIgnored: false,
    });
    expect(mapped({}, RETURN)).toMatchObject({ returnUrl: null, returnUrlIgnored: true });
  });

  it.each([
    ['leads elsewhere', { return_url: 'https://evil.example' }, RETURN],
    ['leads somewhere unasked', { return_url: RETURN }, undefined],
    ['is for something else', { purpose: 'onboarding' }, undefined],
  ])('takes no token that %s', (_, wire, asked) => {
    expect(() => mapped(wire, asked)).toThrow(/^hosted_page_token\.(return_url|purpose): required the/);
  });
});
