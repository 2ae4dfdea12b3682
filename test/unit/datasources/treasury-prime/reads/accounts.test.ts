import { describe, expect, it } from 'vitest';
import { accountsPort } from '../../../../../src/datasources/treasury-prime/reads/accounts.js';
import type { Account, AccountFilter } from '../../../../../src/domain/account.js';
import { matchesAccount } from '../../../../../src/domain/filters.js';
import { newCall } from '../../../../support/attempts.js';
import { readAll } from '../../../../support/feeds.js';
import {
  data,
  type FakeTreasuryPrime,
  fakeTreasuryPrime,
  globalId,
  paged,
  refusal,
} from '../fake-treasury-prime.js';
import { account, accountLock, accountRow } from '../records.js';

const ROWS = [
  accountRow('acct_3', { created_at: '2026-01-07T00:00:00Z', nickname: 'Payroll' }),
  accountRow('acct_2', { created_at: '2026-01-06T00:00:00Z', account_type: 'savings' }),
  accountRow('acct_1', { status: 'closed' }),
];

const ROUTES = {
  '/account': data(...ROWS),
  '/account_lock': data(accountLock('acct_2'), accountLock('acct_1')),
  '/account/acct_1': account('acct_1', { status: 'closed' }),
  '/account/acct_2': account('acct_2', { locked: true }),
  '/account/acct_3': account('acct_3', { name: 'Northern Freight', nickname: 'Payroll' }),
};

const feeds = (fake: FakeTreasuryPrime, filter: AccountFilter = {}, accounts?: readonly string[]) =>
  accountsPort(fake.api).list(newCall(), accounts ? { filter, accounts } : { filter });
const list = async (fake: FakeTreasuryPrime, filter: AccountFilter = {}, accounts?: readonly string[]) =>
  readAll(await feeds(fake, filter, accounts));
const ids = (accounts: readonly Account[]) => accounts.map(({ providerId }) => providerId);

describe('accountsPort.list', () => {
  it('gives summaries from one page and one read of the locks', async () => {
    const fake = fakeTreasuryPrime(ROUTES);

    const accounts = await list(fake);

    expect(accounts).toMatchObject([
      { providerId: 'acct_3', name: 'Payroll', status: 'OPEN', type: 'CHECKING', detail: 'summary' },
      { providerId: 'acct_2', name: null, status: 'LOCKED', type: 'SAVINGS', balance: null },
      { providerId: 'acct_1', name: null, status: 'CLOSED', providerStatus: 'closed' },
    ]);
    expect(fake.asked.map(({ path }) => path).sort()).toEqual(['/account', '/account_lock']);
    expect(fake.queries('/account_lock')).toEqual([{ locked: 'true', page_size: 100 }]);
  });

  it('reads the locks once for all pages of a request', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/account': paged(ROWS, 1) });

    expect(ids(await list(fake))).toEqual(['acct_3', 'acct_2', 'acct_1']);

    expect(fake.times('/account')).toBe(4);
    expect(fake.times('/account_lock')).toBe(1);
  });

  it('reads every page of the locks, and passes over those that were released', async () => {
    const locks = [
      accountLock('acct_3', { locked: false, released_at: '2026-01-08T00:00:00Z' }),
      accountLock('acct_2'),
    ];
    const fake = fakeTreasuryPrime({ ...ROUTES, '/account_lock': paged(locks, 1) });

    const accounts = await list(fake);

    expect(accounts.map(({ status }) => status)).toEqual(['OPEN', 'LOCKED', 'CLOSED']);
    expect(fake.times('/account_lock')).toBe(3);
  });

  it.each([403, 404] as const)('does without the locks when they answer %i', async (status) => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/account_lock': refusal(status) });

    expect((await list(fake)).map((each) => each.status)).toEqual(['OPEN', 'OPEN', 'CLOSED']);
  });

  it('fails when the locks fail: an account may be locked', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/account_lock': refusal(503) });

    await expect(list(fake)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('leaves out and counts a row that cannot be read', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/account': data({ ...ROWS[0], id: null }, ROWS[1]) });

    const page = await (await feeds(fake))[0]?.read();

    expect(page).toMatchObject({ items: [{ providerId: 'acct_2' }], unreadable: 1 });
  });
});

describe('accountsPort.list with a filter', () => {
  it.each([
    [{ statuses: ['OPEN'] }, { status: 'open' }],
    [{ statuses: ['LOCKED'] }, { status: 'open' }],
    [{ statuses: ['OPEN', 'LOCKED'] }, { status: 'open' }],
    [{ statuses: ['CLOSE_PENDING'] }, { status: 'close_pending' }],
    [{ statuses: ['OPEN', 'CLOSED'] }, {}],
    [{ statuses: ['OPEN', 'UNKNOWN'] }, {}],
    [{ statuses: ['UNKNOWN'] }, {}],
    [{ currency: 'USD', kinds: ['DEPOSIT'] }, {}],
    [
      { createdFrom: '2026-01-01', createdTo: '2026-01-31' },
      { from_date: '2026-01-01', to_date: '2026-02-01' },
    ],
  ] as ReadonlyArray<[AccountFilter, object]>)('asks for %j by %j', async (filter, query) => {
    const fake = fakeTreasuryPrime(ROUTES);

    await list(fake, filter);

    expect(fake.queries('/account')).toEqual([{ ...query, page_size: 100 }]);
  });

  it.each([
    { kinds: ['EXTERNAL', 'INVESTMENT'] },
    { statuses: ['PENDING', 'ERROR'] },
    { statuses: [] },
  ] as readonly AccountFilter[])('asks for nothing when nothing can match %j', async (filter) => {
    const fake = fakeTreasuryPrime(ROUTES);

    expect(await feeds(fake, filter)).toEqual([]);

    expect(fake.asked).toEqual([]);
  });

  it('reads rows singly for a search, which then finds names', async () => {
    const fake = fakeTreasuryPrime(ROUTES);
    const filter = { search: 'freight' };

    const accounts = await list(fake, filter);

    expect(accounts.every(({ detail }) => detail === 'full')).toBe(true);
    expect(ids(accounts)).toEqual(['acct_3', 'acct_2', 'acct_1']);
    expect(ids(accounts.filter((each) => matchesAccount(each, filter)))).toEqual(['acct_3']);
  });

  it('keeps the row of a search whose account is gone, and counts one that cannot be read', async () => {
    const routes = { ...ROUTES, '/account/acct_3': undefined, '/account/acct_2': { id: 7 } };

    const page = await (await feeds(fakeTreasuryPrime(routes), { search: 'a' }))[0]?.read();

    expect(page?.unreadable).toBe(1);
    expect(page?.items).toMatchObject([
      { providerId: 'acct_3', detail: 'summary' },
      { providerId: 'acct_1', detail: 'full' },
    ]);
  });
});

describe('accountsPort.list for a limited caller', () => {
  it('reads just the named accounts, newest first, each once', async () => {
    const fake = fakeTreasuryPrime({
      ...ROUTES,
      '/account/acct_3': account('acct_3', { created_at: '2026-01-07T00:00:00Z' }),
    });

    const accounts = await list(fake, {}, ['acct_1', 'acct_3', 'acct_1', 'gone', '../ach']);

    expect(ids(accounts)).toEqual(['acct_3', 'acct_1']);
    expect(fake.asked.map(({ path }) => path).sort()).toEqual([
      '/account/acct_1',
      '/account/acct_3',
      '/account/gone',
    ]);
  });

  it('loses no account by another that cannot be read', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/account/acct_1': { id: 'acct_1', current_balance: 12.5 } });

    const page = await (await feeds(fake, {}, ['acct_1', 'acct_3']))[0]?.read();

    expect(page).toMatchObject({ items: [{ providerId: 'acct_3' }], unreadable: 1 });
  });

  it('fails as a whole when the provider fails', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/account/acct_1': refusal(503) });

    await expect(list(fake, {}, ['acct_1', 'acct_3'])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('accountsPort.read', () => {
  const read = (fake: FakeTreasuryPrime, ref: string) => accountsPort(fake.api).read(newCall(), ref);

  it('gives a full account, locked or not, without reading the locks', async () => {
    const fake = fakeTreasuryPrime(ROUTES);

    expect(await read(fake, 'acct_3')).toMatchObject({
      id: globalId('Account', 'acct_3'),
      name: 'Northern Freight',
      status: 'OPEN',
      detail: 'full',
    });
    expect((await read(fake, 'acct_2'))?.status).toBe('LOCKED');
    expect(fake.times('/account_lock')).toBe(0);
  });

  it('encodes an odd id', async () => {
    const fake = fakeTreasuryPrime();

    expect(await read(fake, 'a:b&c=ä')).toBeNull();

    expect(fake.asked.map(({ path }) => path)).toEqual(['/account/a%3Ab%26c%3D%C3%A4']);
  });

  it.each(['', '..', 'a/b', 'a?b', '%2e'])('does not ask for %j', async (ref) => {
    const fake = fakeTreasuryPrime();

    expect(await read(fake, ref)).toBeNull();

    expect(fake.asked).toEqual([]);
  });

  it.each([400, 404] as const)('finds nothing where the provider answers %i', async (status) => {
    expect(await read(fakeTreasuryPrime({ '/account/x': refusal(status) }), 'x')).toBeNull();
  });

  it('throws when the record cannot be read or the provider fails', async () => {
    const fake = fakeTreasuryPrime({ '/account/x': [], '/account/y': refusal(503) });

    await expect(read(fake, 'x')).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
    await expect(read(fake, 'y')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
