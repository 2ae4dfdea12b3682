import { describe, expect, it } from 'vitest';
import { accountsPort } from '../../../../../src/datasources/treasury-prime/reads/accounts.js';
import { businessesPort } from '../../../../../src/datasources/treasury-prime/reads/businesses.js';
import { newCall } from '../../../../support/attempts.js';
import { readAll } from '../../../../support/feeds.js';
import {
  data,
  type FakeTreasuryPrime,
  fakeTreasuryPrime,
  globalId,
  refusal,
} from '../fake-treasury-prime.js';
import { account, business } from '../records.js';

const ROUTES = {
  '/business': data(business('biz_2'), business('biz_1')),
  '/business/biz_1': business('biz_1', { account_ids: ['acct_1', 'acct_2', 'gone', 'acct_1'] }),
  '/account/acct_1': account('acct_1'),
  '/account/acct_2': account('acct_2', { created_at: '2026-02-01T00:00:00Z' }),
};
const port = (fake: FakeTreasuryPrime) => businessesPort(fake.api, accountsPort(fake.api));

describe('businessesPort', () => {
  it('lists businesses', async () => {
    const fake = fakeTreasuryPrime(ROUTES);

    const rows = await readAll(await port(fake).list(newCall(), { filter: {} }));

    expect(rows.map(({ id }) => id)).toEqual([globalId('Business', 'biz_2'), globalId('Business', 'biz_1')]);
    expect(fake.queries('/business')).toEqual([{ page_size: 100 }]);
  });

  it('reads one', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/business/x': refusal(400) });

    expect(await port(fake).read(newCall(), 'biz_1')).toMatchObject({ name: 'Quayside Tools LLC' });
    expect(await port(fake).read(newCall(), 'x')).toBeNull();
    expect(await port(fake).read(newCall(), 'gone')).toBeNull();
    expect(await port(fake).read(newCall(), 'a/b')).toBeNull();
  });

  it('gives the accounts of a business, full, newest first, each once', async () => {
    const rows = await readAll(await port(fakeTreasuryPrime(ROUTES)).accountsOf(newCall(), 'biz_1'));

    expect(rows).toMatchObject([
      { providerId: 'acct_2', detail: 'full' },
      { providerId: 'acct_1', detail: 'full' },
    ]);
  });

  it('loses no account by another that cannot be read', async () => {
    const fake = fakeTreasuryPrime({ ...ROUTES, '/account/acct_2': { id: 'acct_2', available_balance: 1 } });

    const [feed] = await port(fake).accountsOf(newCall(), 'biz_1');

    expect(await feed?.read()).toMatchObject({ items: [{ providerId: 'acct_1' }], unreadable: 1 });
  });

  it.each(['gone', 'a/b', ''])('knows no accounts of %j', async (ref) => {
    expect(await port(fakeTreasuryPrime(ROUTES)).accountsOf(newCall(), ref)).toEqual([]);
  });
});
