import { describe, expect, it } from 'vitest';
import { toCaller } from '../../../../src/auth/callers/claims.js';
import { SCOPES } from '../../../../src/auth/callers/principal.js';

const callerOf = (given: object = {}) =>
  toCaller({ sub: 'ada', exp: 1000, ...given }, 'https://idp/|') as any;
const grantsOf = (exchequer: unknown) => callerOf({ exchequer }).principal?.grants;

describe('the caller of a token', () => {
  it('is named by its issuer and its subject, and lasts as long as the token', () => {
    expect(callerOf().principal).toMatchObject({ subject: 'https://idp/|ada', expiresAtMs: 1_000_000 });
  });

  it.each([undefined, '', 5, null, ['ada'], 'x'.repeat(256), 'a\nb', 'ädä'])('is not %j', (sub) => {
    expect(callerOf({ sub })).toEqual({
      refusal: 'the claim sub is not a string of 1 to 255 printable ASCII characters',
      unknownScopes: [],
    });
  });

  it.each([undefined, '1000', null, Number.POSITIVE_INFINITY])('does not last until %j', (exp) => {
    expect(callerOf({ exp })).toHaveProperty('refusal');
  });
});

describe('the scopes of a token', () => {
  it('are the words of its scope that are scopes here; the others are told', () => {
    const { principal, unknownScopes } = callerOf({ scope: 'openid accounts:read  cards:read profile' });

    expect(principal.scopes).toEqual(new Set(['accounts:read', 'cards:read']));
    expect(unknownScopes).toEqual(['openid', 'profile']);
  });

  it('are all of them for *', () => {
    expect(callerOf({ scope: '*' })).toMatchObject({
      principal: { scopes: new Set(SCOPES) },
      unknownScopes: [],
    });
  });

  it.each([undefined, '', ' ', 'ACCOUNTS:READ', 'accounts:*', 'accounts:read,cards:read'])(
    'are none for %j',
    (scope) => {
      expect(callerOf({ scope }).principal.scopes).toEqual(new Set());
    },
  );

  it.each([null, 5, ['accounts:read'], {}])('refuse the token when they are %j', (scope) => {
    expect(callerOf({ scope }).refusal).toBe('the claim scope is not a string');
  });
});

describe('the grants of a token', () => {
  it('are the connectors that it names, with all of their accounts', () => {
    expect(grantsOf({ connectors: ['bank', 'funds'] })).toEqual({
      connectors: new Set(['bank', 'funds']),
      accounts: 'all',
    });
  });

  it('are limited to the accounts that it names, also to none', () => {
    expect(grantsOf({ connectors: ['bank'], accounts: ['id-1'] }).accounts).toEqual(new Set(['id-1']));
    expect(grantsOf({ connectors: ['bank'], accounts: [] }).accounts).toEqual(new Set());
  });

  it('are all connectors for *', () => {
    expect(grantsOf({ connectors: ['*'] }).connectors).toBe('all');
  });

  it.each([undefined, {}, { connectors: [] }, { accounts: ['id-1'] }])(
    'reach no connector for %j',
    (claim) => {
      expect(grantsOf(claim).connectors).toEqual(new Set());
    },
  );

  it.each([
    null,
    'bank',
    [],
    ['bank'],
    { connectors: 'bank' },
    { connectors: null },
    { connectors: [5] },
    { connectors: [''] },
    { connectors: { 0: 'bank' } },
    { connectors: ['bank'], accounts: null },
    { connectors: ['bank'], accounts: 'id-1' },
    { connectors: ['bank'], accounts: [['id-1']] },
    { connectors: ['bank'], account: ['id-1'] },
  ])('refuse the token when they are %j', (exchequer) => {
    expect(callerOf({ exchequer })).toEqual({
      refusal: 'the claim exchequer has the wrong shape',
      unknownScopes: [],
    });
  });
});
