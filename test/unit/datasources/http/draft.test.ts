import { describe, expect, it } from 'vitest';
import { toDraft, toRoute, withSigned } from '../../../../src/datasources/http/draft.js';

describe('a draft', () => {
  it('has no body and no content type without a body', () => {
    const { request } = toDraft({}, { requestId: null }, { method: 'DELETE', path: '/a', target: '/a' });

    expect(request).toEqual({
      method: 'DELETE',
      target: '/a',
      headers: { accept: 'application/json', 'user-agent': 'exchequer' },
      body: null,
    });
  });

  it('lets no header stand beside or replace the credentials', () => {
    const headers = { AUTHORIZATION: 'forged' };
    const draft = toDraft(
      { Authorization: 'fixed' },
      { requestId: null },
      {
        method: 'POST',
        path: '/a',
        target: '/a',
        headers,
      },
    );

    expect(withSigned(draft, { authorization: 'signed' }).headers.authorization).toBe('signed');
    expect(Object.values(withSigned(draft, { Authorization: 'signed' }).headers)).not.toContain('forged');
  });

  it('carries what its caller sent along, outside of the request', () => {
    const callerHeaders = { 'x-linker-token': 'secret' };

    const draft = toDraft({}, { requestId: 'r', callerHeaders }, { method: 'GET', path: '/a', target: '/a' });

    expect(draft.callerHeaders).toBe(callerHeaders);
    expect(JSON.stringify(draft.request)).not.toContain('secret');
  });
});

describe('a route', () => {
  it.each([
    ['/account/acct_11j2/transaction', '/account/:id/transaction'],
    ['/v1/accounts/7d9f-11', '/v1/accounts/:id'],
    ['/book_transfer', '/book_transfer'],
  ])('of %s is %s', (path, route) => {
    expect(toRoute(path)).toBe(route);
  });
});
