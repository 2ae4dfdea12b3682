import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transactionsPort } from '../../../../../src/datasources/cardbiller/reads/transactions.js';
import type { TransactionFilter } from '../../../../../src/domain/transaction.js';
import { newCall } from '../../../../support/attempts.js';
import {
  account,
  entry,
  type FakeCardbiller,
  fakeCardbiller,
  globalId,
  ledger,
  type Manners,
  ONE_OF_EACH,
  readAll,
  record,
  refusal,
  transactions,
  transactionsPath,
} from '../fake-cardbiller.js';

const TWO = { ...ONE_OF_EACH, treasuryAccounts: [account(1), account(2)] };

/** One transaction a day, a few days apart, the first on 2026-03-09. */
const daily = (count: number, apart = 1) =>
  Array.from({ length: count }, (_, n) => {
    const createdAt = new Date(Date.UTC(2026, 2, 9 - n * apart, 12)).toISOString();
    return record(n + 1, { createdAt });
  });

const served = (rows: ReadonlyArray<Record<string, unknown>>, manners: Manners = {}) =>
  fakeCardbiller({ [transactionsPath(1)]: transactions(rows, manners) });

async function list(fake: FakeCardbiller, filter: TransactionFilter = {}, accounts?: readonly string[]) {
  const query = accounts ? { filter, accounts } : { filter };
  return readAll(await transactionsPort(fake.api).list(newCall(), query));
}

const idsOf = (rows: ReadonlyArray<{ readonly providerId: string }>) => rows.map((row) => row.providerId);
const expected = (count: number) => Array.from({ length: count }, (_, n) => entry(n + 1));

describe('transactions of Cardbiller', () => {
  it('shows an account of few transactions with one call', async () => {
    const fake = served(daily(3));

    expect(await list(fake)).toMatchObject({ unreadable: 0, incomplete: false });

    expect(fake.asked).toEqual([{ path: transactionsPath(1), query: { page: 1, limit: 100 }, fresh: false }]);
  });

  it('reads many transactions slice of days by slice of days, each once, newest first', async () => {
    const rows = daily(400, 2);
    const fake = served(rows);

    const read = await list(fake);

    expect(idsOf(read.rows)).toEqual(expected(400));
    expect(read.incomplete).toBe(false);
    expect(fake.asked.length).toBeLessThan(40);
    expect(fake.asked.some(({ query }) => query.createdFrom !== undefined)).toBe(true);
  });

  it.each<[string, Manners, boolean]>([
    ['a bare list', { shape: 'bare' }, false],
    ['another name for the list', { shape: 'transactions' }, false],
    ['no totals', { hidesTotals: true }, false],
    ['smaller pages than asked for', { maxLimit: 10 }, false],
    ['filters that are ignored', { ignoresFilters: true }, false],
    ['page numbers that are ignored', { ignoresPage: true }, false],
    ['page numbers that are ignored, and no totals', { ignoresPage: true, shape: 'bare' }, true],
  ])('gives each transaction once for %s', async (_, manners, incomplete) => {
    const fake = served(daily(150), manners);

    const read = await list(fake);

    expect(idsOf(read.rows)).toEqual(expected(150));
    expect(read.incomplete).toBe(incomplete);
  });

  it('tells that a list which shows one page for ever, whatever is asked, is incomplete', async () => {
    const fake = served(daily(150), { ignoresPage: true, ignoresFilters: true });

    const read = await list(fake);

    expect(idsOf(read.rows)).toEqual(expected(100));
    expect(read.incomplete).toBe(true);
  });

  it('does not take an empty answer that states more for the end', async () => {
    const fake = fakeCardbiller({ [transactionsPath(1)]: { data: [], total: 5 } });

    expect(await list(fake, { createdFrom: '2026-03-01' })).toMatchObject({ rows: [], incomplete: true });
  });

  it('gives a transaction once whose UUID comes in another letter case', async () => {
    const [one = {}] = daily(1);
    const again = { ...one, transactionUuid: String(one.transactionUuid).toUpperCase() };

    const read = await list(fakeCardbiller({ [transactionsPath(1)]: { data: [one, again], totalPages: 1 } }));

    expect(idsOf(read.rows)).toEqual([entry(1)]);
  });

  it('asks for a day more at each end, and gives the days that were asked for', async () => {
    const fake = served(daily(9));

    const read = await list(fake, { createdFrom: '2026-03-04', createdTo: '2026-03-06' });

    expect(read.rows.map(({ createdAt }) => createdAt.slice(0, 10))).toEqual([
      '2026-03-06',
      '2026-03-05',
      '2026-03-04',
    ]);
    expect(fake.asked[0]?.query).toMatchObject({ createdFrom: '2026-03-03', createdTo: '2026-03-07' });
  });

  it('narrows at Cardbiller by what it can ask for exactly', async () => {
    const fake = served(daily(1));
    const asked = async (filter: TransactionFilter) => {
      fake.asked.length = 0;
      await list(fake, filter);
      const { page: _, limit: __, ...query } = fake.asked[0]?.query ?? {};
      return query;
    };

    expect(await asked({ entryType: 'CREDIT', types: ['WIRE_DOMESTIC'], number: '100245' })).toEqual({
      entryType: 'Credit',
      transactionType: 'Domestic Wire',
      transactionNumber: '100245',
    });
    expect(await asked({ types: ['OTHER'], number: '0100245' })).toEqual({});
    expect(await asked({ types: ['ACH', 'OTHER'] })).toEqual({});
  });

  it('asks nobody for types that Cardbiller does not have', async () => {
    const fake = served(daily(1));

    expect((await list(fake, { types: ['CHECK', 'INTEREST'] })).rows).toEqual([]);
    expect(fake.asked).toEqual([]);
  });

  it('leaves out and counts what cannot be read, once', async () => {
    const rows = daily(250);
    rows[120] = { ...rows[120], amount: 'a lot' };
    rows[200] = { ...rows[200], entryType: 'Sideways' };
    const fake = served(rows);

    const read = await list(fake);

    expect(read.unreadable).toBe(2);
    expect(read.rows).toHaveLength(248);
    expect(fake.unreadable).toHaveLength(2);
    expect(fake.words).toEqual(['transaction.entryType=Sideways']);
  });

  it('does not give a row of another account', async () => {
    const read = await list(served([record(1, { accountUuid: account(2) })]));

    expect(read).toMatchObject({ rows: [], unreadable: 1 });
  });

  it('reads one list for each account, and stays within those that are asked for', async () => {
    const routes = {
      [transactionsPath(1)]: transactions([record(1)]),
      [transactionsPath(2)]: transactions([record(2, { accountUuid: account(2) })]),
    };
    const fake = fakeCardbiller(routes, TWO);

    expect(idsOf((await list(fake)).rows)).toEqual([entry(1), entry(2)]);
    expect(idsOf((await list(fake, {}, [account(2).toUpperCase(), account(3)])).rows)).toEqual([entry(2)]);
    expect((await list(fake, {}, [])).rows).toEqual([]);
  });

  it('fails when the answer holds no list', async () => {
    const fake = fakeCardbiller({ [transactionsPath(1)]: { items: [] } });

    await expect(list(fake)).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });

  it('gives each row once, whatever the history and however it is paged', async () => {
    const history = fc.array(fc.record({ ago: fc.nat(900), hour: fc.nat(23) }), { maxLength: 120 });
    const manners = fc.record({
      shape: fc.constantFrom('data', 'transactions', 'bare' as const),
      maxLimit: fc.integer({ min: 3, max: 100 }),
      hidesTotals: fc.boolean(),
      ignoresFilters: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(history, manners, async (moments, how) => {
        const rows = moments.map(({ ago, hour }, n) =>
          record(n, { createdAt: new Date(Date.UTC(2026, 2, 9 - ago, hour)).toISOString() }),
        );
        const fake = served(rows, how);

        const read = await list(fake);

        expect(idsOf(read.rows).sort()).toEqual(rows.map((row) => row.transactionUuid).sort());
        expect(read.incomplete).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('one transaction of Cardbiller', () => {
  const ref = `${account(1)}/${entry(1)}`;
  const path = `${transactionsPath(1)}/${entry(1)}`;

  it('is read by account and UUID, in data too', async () => {
    const port = (body: unknown) => transactionsPort(fakeCardbiller({ [path]: body }).api);

    const bare = await port(record(1)).read(newCall(), ref);

    expect(bare).toMatchObject({ id: globalId('Transaction', ref), ledgerId: globalId('Ledger', ledger(1)) });
    expect(await port({ data: record(1) }).read(newCall(), ref)).toEqual(bare);
    expect(await port(record(1)).read(newCall(), ref.toUpperCase())).toEqual(bare);
  });

  it('is null where Cardbiller knows none, and for accounts that are not ours', async () => {
    const fake = fakeCardbiller();
    const port = transactionsPort(fake.api);

    expect(await port.read(newCall(), ref)).toBeNull();
    expect(await port.read(newCall(), `${account(2)}/${entry(1)}`)).toBeNull();
    expect(fake.asked).toHaveLength(1);
  });

  it.each(['', 'a/b', entry(1), `${ref}/`, `${ref}/x`, `../${ref}`])(
    'is not asked for by the ref %j',
    async (wrong) => {
      const fake = fakeCardbiller();

      expect(await transactionsPort(fake.api).read(newCall(), wrong)).toBeNull();
      expect(fake.asked).toEqual([]);
    },
  );

  it('is refused when it is another one, and when Cardbiller fails', async () => {
    const port = (body: unknown) => transactionsPort(fakeCardbiller({ [path]: body }).api);

    await expect(port(record(2)).read(newCall(), ref)).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
    await expect(port(refusal(503)).read(newCall(), ref)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(port(refusal(403)).read(newCall(), ref)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
