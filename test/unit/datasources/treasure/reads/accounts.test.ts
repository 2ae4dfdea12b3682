import { describe, expect, it } from 'vitest';
import { accountsPort } from '../../../../../src/datasources/treasure/reads/accounts.js';
import type { Account, AccountFilter } from '../../../../../src/domain/account.js';
import { newCall } from '../../../../support/attempts.js';
import {
  bankAccount,
  business,
  type FakeTreasure,
  fakeTreasure,
  globalId,
  portfolio,
  refusal,
} from '../fake-treasure.js';

const ROUTES = {
  '/v1/businesses': [business('b1'), business('b2', { status: 'PENDING' })],
  '/v1/businesses/b1': business('b1'),
  '/v1/businesses/b1/portfolio': portfolio('b1'),
  '/v1/businesses/b2/portfolio': portfolio('b2', { created_at: '2025-03-01T00:00:00Z' }),
  '/v1/businesses/b1/bank_accounts': [bankAccount('ba1'), bankAccount('ba2')],
  '/v1/businesses/b1/bank_accounts/ba1': bankAccount('ba1'),
  '/v1/businesses/b2/bank_accounts': [],
};

async function list(fake: FakeTreasure, filter: AccountFilter = {}, accounts?: readonly string[]) {
  const query = accounts ? { filter, accounts } : { filter };
  const feeds = await accountsPort(fake.api).list(newCall(), query);
  const pages = await Promise.all(feeds.map((feed) => feed.read()));
  return { feeds, items: pages.flatMap(({ items }) => items), unreadable: pages[0]?.unreadable };
}

const ids = (accounts: readonly Account[]) => accounts.map(({ id }) => id);
const id = (ref: string) => globalId('Account', ref);

describe('accountsPort.list', () => {
  it('lists portfolios newest first, then bank accounts, in one feed', async () => {
    const fake = fakeTreasure(ROUTES);

    const { feeds, items } = await list(fake);

    expect(feeds).toHaveLength(1);
    expect(ids(items)).toEqual([
      id('portfolio/b2'),
      id('portfolio/b1'),
      id('bank_account/b1/ba2'),
      id('bank_account/b1/ba1'),
    ]);
    expect(fake.paths().filter((path) => path === '/v1/businesses')).toHaveLength(1);
  });

  it('takes enveloped lists too', async () => {
    const { items } = await list(
      fakeTreasure({
        '/v1/businesses': { businesses: [business('b1')] },
        '/v1/businesses/b1/bank_accounts': { bank_accounts: [bankAccount('ba1')] },
      }),
    );

    expect(ids(items)).toEqual([id('bank_account/b1/ba1')]);
  });

  it.each([
    ['unknown', undefined],
    ['refused for the state of the business', refusal('REJECTED', 'INVALID_STATE')],
    ['refused with a code never heard of', refusal('REJECTED', 'BUSINESS_NOT_OPEN')],
  ])('has no account for a portfolio that is %s', async (_, answer) => {
    const { items, unreadable } = await list(
      fakeTreasure({
        ...ROUTES,
        '/v1/businesses/b1/portfolio': answer,
        '/v1/businesses/b2/bank_accounts': answer,
      }),
    );

    expect(ids(items)).not.toContain(id('portfolio/b1'));
    expect(items).toHaveLength(3);
    expect(unreadable).toBe(0);
  });

  it('fails as a whole when one read fails', async () => {
    const fake = fakeTreasure({ ...ROUTES, '/v1/businesses/b2/portfolio': refusal('UNAVAILABLE') });

    await expect(list(fake)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('leaves out and counts what cannot be read', async () => {
    const fake = fakeTreasure({
      ...ROUTES,
      '/v1/businesses': [...ROUTES['/v1/businesses'], { legal_name: 'no id' }],
      '/v1/businesses/b1/portfolio': portfolio('b1', { balance: { currency: 'USD', amount: 12.5 } }),
      '/v1/businesses/b1/bank_accounts': [bankAccount('ba1'), { bank_name: 'no id' }],
    });

    const { items, unreadable } = await list(fake);

    expect(ids(items)).toEqual([id('portfolio/b2'), id('bank_account/b1/ba1')]);
    expect(unreadable).toBe(3);
    expect(fake.unreadable).toContain('portfolio[0].balance.amount: required a text, arrived a number');
  });

  it.each<[string, AccountFilter, string]>([
    ['bank accounts for investments', { kinds: ['INVESTMENT'] }, 'bank_accounts'],
    ['bank accounts for a known status', { statuses: ['OPEN', 'PENDING'] }, 'bank_accounts'],
    ['bank accounts for another currency', { currency: 'EUR' }, 'bank_accounts'],
    ['bank accounts for days of creation', { createdFrom: '2025-01-01' }, 'bank_accounts'],
    ['portfolios for external accounts', { kinds: ['EXTERNAL'] }, 'portfolio'],
    ['portfolios of businesses with another status', { statuses: ['UNKNOWN'] }, 'portfolio'],
  ])('does not read %s', async (_, filter, part) => {
    const fake = fakeTreasure(ROUTES);

    const { items } = await list(fake, filter);

    expect(items.length).toBeGreaterThan(0);
    expect(fake.paths().filter((path) => path.endsWith(part))).toEqual([]);
  });

  it('reads only the portfolios of businesses with the status asked for', async () => {
    const fake = fakeTreasure(ROUTES);

    const { items } = await list(fake, { statuses: ['PENDING'] });

    expect(ids(items)).toEqual([id('portfolio/b2')]);
    expect(fake.paths()).toEqual(['/v1/businesses', '/v1/businesses/b2/portfolio']);
  });

  it('asks nothing for kinds that Treasure does not have', async () => {
    const fake = fakeTreasure(ROUTES);

    expect((await list(fake, { kinds: ['PROGRAM'] })).feeds).toEqual([]);

    expect(fake.asked).toEqual([]);
  });

  it('reads just the accounts of a limited caller', async () => {
    const fake = fakeTreasure(ROUTES);
    const refs = ['portfolio/b1', 'bank_account/b1/ba1', 'bank_account/b1/gone', 'ach/else'];

    const { items } = await list(fake, {}, refs);

    expect(ids(items)).toEqual([id('portfolio/b1'), id('bank_account/b1/ba1')]);
    expect(fake.paths().sort()).toEqual([
      '/v1/businesses/b1',
      '/v1/businesses/b1/bank_accounts/ba1',
      '/v1/businesses/b1/bank_accounts/gone',
      '/v1/businesses/b1/portfolio',
    ]);
  });

  it('counts an account of a limited caller that cannot be read', async () => {
    const fake = fakeTreasure({ ...ROUTES, '/v1/businesses/b1/bank_accounts/ba1': { id: 7 } });

    const { items, unreadable } = await list(fake, {}, ['portfolio/b1', 'bank_account/b1/ba1']);

    expect(ids(items)).toEqual([id('portfolio/b1')]);
    expect(unreadable).toBe(1);
  });

  it('has at most eight reads under way', async () => {
    const businesses = Array.from({ length: 30 }, (_, n) => business(`c${n}`));
    const fake = fakeTreasure({ '/v1/businesses': businesses });
    let running = 0;
    let most = 0;
    const get = fake.api.upstream.get;
    const upstream = {
      ...fake.api.upstream,
      get: async (...args: Parameters<typeof get>) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return get(...args);
      },
    };

    await list({ ...fake, api: { ...fake.api, upstream } });

    expect(fake.asked).toHaveLength(61);
    expect(most).toBe(8);
  });
});

describe('accountsPort.read', () => {
  const read = (fake: FakeTreasure, ref: string) => accountsPort(fake.api).read(newCall(), ref);

  it('reads a portfolio with the status and the name of its business', async () => {
    const account = await read(fakeTreasure(ROUTES), 'portfolio/b1');

    expect(account).toMatchObject({ id: id('portfolio/b1'), name: 'Company b1 portfolio', status: 'OPEN' });
  });

  it('reads a bank account alone', async () => {
    const fake = fakeTreasure(ROUTES);

    expect(await read(fake, 'bank_account/b1/ba1')).toMatchObject({ id: id('bank_account/b1/ba1') });

    expect(fake.paths()).toEqual(['/v1/businesses/b1/bank_accounts/ba1']);
  });

  it.each([
    'portfolio',
    'portfolio/',
    'portfolio/b1/x',
    'bank_account/b1',
    'bank_account/b1/..',
    'ach/1',
    'b1',
  ])('finds nothing under the ref %s, without asking', async (ref) => {
    const fake = fakeTreasure(ROUTES);

    expect(await read(fake, ref)).toBeNull();

    expect(fake.asked).toEqual([]);
  });

  it.each([undefined, refusal('REJECTED', 'INVALID_PATH')])(
    'finds nothing that Treasure does not know',
    async (answer) => {
      const fake = fakeTreasure({
        '/v1/businesses/b9': answer,
        '/v1/businesses/b9/portfolio': answer,
        '/v1/businesses/b9/bank_accounts/x': answer,
      });

      expect(await read(fake, 'portfolio/b9')).toBeNull();
      expect(await read(fake, 'bank_account/b9/x')).toBeNull();
    },
  );

  it('encodes ids in paths', async () => {
    const fake = fakeTreasure();

    await read(fake, 'bank_account/urn:b?1/a%2Fb');

    expect(fake.paths()).toEqual(['/v1/businesses/urn%3Ab%3F1/bank_accounts/a%2Fb']);
  });

  it('throws when the record cannot be read', async () => {
    const fake = fakeTreasure({ ...ROUTES, '/v1/businesses/b1/portfolio': [] });

    await expect(read(fake, 'portfolio/b1')).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });
});
