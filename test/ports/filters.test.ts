import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, AccountFilter } from '../../src/domain/account.js';
import { matchesAccount, matchesTransaction, matchesTransfer } from '../../src/domain/filters.js';
import type { Feed, Listed } from '../../src/domain/page.js';
import type { Transaction, TransactionFilter } from '../../src/domain/transaction.js';
import { TRANSFER_STATUSES, type Transfer, type TransferFilter } from '../../src/domain/transfer.js';
import { readAll } from '../support/feeds.js';
import { ProviderUnderTest } from '../support/provider-under-test.js';
import { offering } from './suite.js';

type Listing<T extends Listed, F> = (filter: F) => Promise<ReadonlyArray<Feed<T>> | undefined>;

/** The ids that a filter leaves, narrowed upstream where the provider can, and applied here alone to the whole list. */
async function bothWays<T extends Listed, F extends object>(
  list: Listing<T, F>,
  filter: F,
  matches: (row: T, filter: F) => boolean,
): Promise<{ narrowed: string[]; local: string[] }> {
  const ids = async (asked: F) =>
    (await readAll((await list(asked)) ?? []))
      .filter((row) => matches(row, filter))
      .map(({ id }) => id)
      .sort();
  return { narrowed: await ids(filter), local: await ids({} as F) };
}

/** Days on which something was created: both ends of a filter are put exactly there. */
function daysOf(rows: readonly Listed[]): { createdFrom: string; createdTo: string } {
  const days = rows.flatMap(({ createdAt }) => createdAt?.slice(0, 10) ?? []).sort();
  const at = (part: number) => days[Math.floor((days.length - 1) * part)] ?? '2026-01-01';
  return { createdFrom: at(0.3), createdTo: at(0.7) };
}

function provider(key: string) {
  let put: ProviderUnderTest;
  beforeAll(async () => {
    put = await ProviderUnderTest.start(key);
  });
  afterAll(() => put.close());
  return () => put;
}

describe.each(offering('transfers'))('a filter of transfers at %s', (key) => {
  const put = provider(key);
  const list: Listing<Transfer, TransferFilter> = async (filter) =>
    put().connector.ports.transfers?.list(put().call(), { filter });

  const filters: TransferFilter[] = [
    ...TRANSFER_STATUSES.map((status) => ({ statuses: [status] })),
    { statuses: ['PENDING', 'SENT'] },
    { rails: ['ACH'] },
    { rails: ['WIRE', 'INTERNAL'] },
    { direction: 'PULL' },
    { direction: 'PUSH', rails: ['WIRE'] },
    { idempotencyKey: 'no-such-key' },
    { counterparty: 'nonsense' },
  ];

  it.each(filters)('%j gives the same narrowed upstream and applied here', async (filter) => {
    const { narrowed, local } = await bothWays(list, filter, matchesTransfer);

    expect(narrowed).toEqual(local);
  });

  it('includes the last day as well as the first', async () => {
    const all = await readAll((await list({})) ?? []);
    const days = daysOf(all);
    const { narrowed, local } = await bothWays(list, days, matchesTransfer);

    const found = all
      .filter(({ id }) => narrowed.includes(id))
      .map(({ createdAt }) => createdAt?.slice(0, 10));
    expect(narrowed).toEqual(local);
    expect(found).toContain(days.createdFrom);
    expect(found).toContain(days.createdTo);
  });

  it('finds the transfers of a counterparty', async () => {
    const all = await readAll((await list({})) ?? []);
    const ends = all.flatMap(({ destination }) =>
      destination?.kind === 'Counterparty' ? [destination.id] : [],
    );
    for (const counterparty of ends.slice(0, 2)) {
      const { narrowed, local } = await bothWays(list, { counterparty }, matchesTransfer);

      expect(narrowed.length).toBeGreaterThan(0);
      expect(narrowed).toEqual(local);
    }
  });
});

describe.each(offering('accounts'))('a filter of accounts at %s', (key) => {
  const put = provider(key);
  const filters: AccountFilter[] = [
    { statuses: ['OPEN'] },
    { statuses: ['LOCKED'] },
    { statuses: ['CLOSED', 'CLOSE_PENDING'] },
    { statuses: ['PENDING'] },
    { statuses: ['UNKNOWN'] },
    { kinds: ['EXTERNAL'] },
    { kinds: ['DEPOSIT', 'INVESTMENT'] },
    { currency: 'EUR' },
    { createdFrom: '2025-12-01', createdTo: '2026-06-30' },
  ];

  it.each(filters)('%j gives the same narrowed upstream and applied here', async (filter) => {
    const list: Listing<Account, AccountFilter> = async (asked) =>
      put().connector.ports.accounts?.list(put().call(), { filter: asked });

    const { narrowed, local } = await bothWays(list, filter, matchesAccount);

    expect(narrowed).toEqual(local);
  });
});

describe.each(offering('transactions'))('a filter of transactions at %s', (key) => {
  const put = provider(key);
  const list: Listing<Transaction, TransactionFilter> = async (filter) =>
    put().connector.ports.transactions?.list(put().call(), { filter });

  it.each<TransactionFilter>([{ entryType: 'DEBIT' }, { types: ['ACH', 'CARD'] }, { number: 'none' }])(
    '%j gives the same narrowed upstream and applied here',
    async (filter) => {
      const { narrowed, local } = await bothWays(list, filter, matchesTransaction);

      expect(narrowed).toEqual(local);
    },
  );

  it('includes the last day as well as the first', async () => {
    const days = daysOf(await readAll((await list({})) ?? []));

    const { narrowed, local } = await bothWays(list, days, matchesTransaction);

    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed).toEqual(local);
  });
});
