import { describe, expect, it } from 'vitest';
import { toRoute } from '../../../../src/datasources/http/route.js';

describe('a route', () => {
  it.each([
    ['/account/acct_11j2/transaction', '/account/:id/transaction'],
    ['/v1/accounts/7d9f-11', '/v1/accounts/:id'],
    ['/book_transfer', '/book_transfer'],
  ])('of %s is %s', (path, route) => {
    expect(toRoute(path)).toBe(route);
  });
});
