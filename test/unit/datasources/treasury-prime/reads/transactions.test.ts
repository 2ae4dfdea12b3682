import { describe, expect, it } from 'vitest';
import { transactionsPort } from '../../../../../src/datasources/treasury-prime/reads/transactions.js';
import type { TransactionFilter } from '../../../../../src/domain/transaction.js';
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
import { transaction } from '../records.js';

const ROUTES = {
  '/transaction': data(
    transaction('ttx_3'),
    transaction('ttx_2'),
    transaction('ttx_1', { account_id: 'acct_9' }),
  ),
  '/account/acct_1/transaction': data(transaction('ttx_3'), transaction('ttx_1')),
  '/account/acct_2/transaction': data(transaction('ttx_2')),
  '/transaction/ttx_1': transaction('ttx_1', { account_id: 'acct_1' }),
};

const feeds = (fake: FakeTreasuryPrime, filter: TransactionFilter = {}, accounts?: readonly string[]) =>
  transactionsPort(fake.api).list(newCall(), accounts ? { filter, accounts } : { filter });
const account = (ref: string) => globalId('Account', ref);

describe('transactionsPort.list', () => {
  it('lists the entries of all accounts, with the account where the row names it', async () => {
    const rows = await readAll(await feeds(fakeTreasuryPrime(ROUTES)));

    expect(rows.map(({ providerId, accountId }) => [providerId, accountId])).toEqual([
      ['ttx_3', null],
      ['ttx_2', null],
      ['ttx_1', account('acct_9')],
    ]);
  });

  it('has one feed for each account that is asked for, and names it', async () => {
    const fake = fakeTreasuryPrime(ROUTES);

    const found = await feeds(fake, {}, ['acct_1', 'acct_2', 'acct_1', 'a/b']);
    const rows = await readAll(found);

    expect(found.map(({ key }) => key)).toEqual(['acct_1', 'acct_2']);
    expect(rows.map(({ providerId, accountId }) => [providerId, accountId])).toEqual([
      ['ttx_3', account('acct_1')],
      ['ttx_1', account('acct_1')],
      ['ttx_2', account('acct_2')],
    ]);
    expect(fake.times('/transaction')).toBe(0);
  });

  it('narrows by days upstream on every page, and by nothing else', async () => {
    const rows = [transaction('ttx_2'), transaction('ttx_1')];
    const fake = fakeTreasuryPrime({ '/account/acct_1/transaction': paged(rows, 1) });
    const days = { createdFrom: '2026-03-01', createdTo: '2026-03-02' };

    await readAll(
      await feeds(fake, { ...days, entryType: 'DEBIT', types: ['ACH'], number: '7' }, ['acct_1']),
    );

    const asked = { from_date: '2026-03-01', to_date: '2026-03-03', page_size: 100 };
    expect(fake.queries('/account/acct_1/transaction')).toEqual([
      asked,
      { ...asked, page_cursor: 'ttx_2' },
      { ...asked, page_cursor: 'ttx_1' },
    ]);
  });

  it('leaves out and counts a row that cannot be read', async () => {
    const fake = fakeTreasuryPrime({
      '/transaction': data(transaction('ttx_1'), { id: 'ttx_0', amount: 5 }),
    });

    const page = await (await feeds(fake))[0]?.read();

    expect(page).toMatchObject({ items: [{ providerId: 'ttx_1' }], unreadable: 1 });
  });
});

describe('transactionsPort.read', () => {
  const read = (fake: FakeTreasuryPrime, ref: string) => transactionsPort(fake.api).read(newCall(), ref);

  it('reads one entry', async () => {
    expect(await read(fakeTreasuryPrime(ROUTES), 'ttx_1')).toMatchObject({
      id: globalId('Transaction', 'ttx_1'),
      accountId: account('acct_1'),
    });
  });

  it('finds nothing for what is no entry', async () => {
    const fake = fakeTreasuryPrime({ '/transaction/x': refusal(400) });

    expect(await read(fake, 'x')).toBeNull();
    expect(await read(fake, 'gone')).toBeNull();
    expect(await read(fake, 'a/b')).toBeNull();
  });
});
