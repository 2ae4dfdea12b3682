import { describe, expect, it } from 'vitest';
import { transfersPort } from '../../../../../src/datasources/treasury-path/reads/transfers.js';
import { toGlobalId } from '../../../../../src/domain/ids.js';
import type { TransferFilter } from '../../../../../src/domain/transfer.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { pagesOf, readAll } from '../../../../support/feeds.js';
import {
  COMPANIES,
  type FakeTreasuryPath,
  fakeTreasuryPath,
  globalId,
  listOf,
  paged,
  refusal,
} from '../fake-treasury-path.js';
import { bankAccount, company, foreignAccount, payment, workspace } from '../records.js';

const PAYMENTS = `${COMPANIES}/c1/payments`;
const ACCOUNTS = `${COMPANIES}/c1/bank_accounts`;
const account = (companyId: string, id: string) => globalId('Account', companyId, id);
const idsOf = (rows: ReadonlyArray<{ readonly providerId: string }>) => rows.map((row) => row.providerId);

const listed = (fake: FakeTreasuryPath, filter: TransferFilter = {}, accounts?: readonly string[]) =>
  transfersPort(fake.api).list(newCall(), accounts ? { filter, accounts } : { filter });

const numbered = (n: number) =>
  payment(`t${n}`, { created_at: `2025-05-02T10:00:00.${String(n).padStart(3, '0')}Z` });

describe('transfersPort.list', () => {
  it('opens one feed for each company', async () => {
    const feeds = await listed(fakeTreasuryPath(workspace()));

    expect(feeds.map(({ key }) => key)).toEqual(['c1', 'c2']);
    expect(await readAll(feeds)).toMatchObject([
      {
        id: globalId('Transfer', 'c1', 't1'),
        source: { kind: 'Account', id: account('c1', 'b1') },
        destination: { kind: 'Counterparty', id: globalId('Counterparty', 'c1', 'r1') },
      },
    ]);
  });

  it.each(['total_records', 'total_count'])(
    'walks pages that are smaller than asked for (%s)',
    async (counted) => {
      const rows = Array.from({ length: 60 }, (_, index) => numbered(60 - index));
      const fake = fakeTreasuryPath({ ...workspace(), [PAYMENTS]: paged(rows, 25, counted) });

      const seen = await readAll(await listed(fake, { account: account('c1', 'b1') }));

      expect(idsOf(seen)).toEqual(rows.map(({ id }) => id));
      expect(fake.asked.filter(({ path }) => path === PAYMENTS).map(({ query }) => query)).toEqual([
        { page: 1, per_page: 100 },
        { page: 2, per_page: 100 },
        { page: 3, per_page: 100 },
      ]);
      expect(fake.paths().filter((path) => path === ACCOUNTS)).toHaveLength(1);
    },
  );

  it('loses and repeats nothing while payments come in', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => numbered(50 - index));
    const before = rows.map(({ id }) => id);
    let next = 51;
    const fake = fakeTreasuryPath({
      ...workspace(),
      [PAYMENTS]: (asked: never) => {
        const answer = paged(rows, 20)(asked);
        rows.unshift(numbered(next++));
        return answer;
      },
    });

    const seen = await readAll(await listed(fake, { account: account('c1', 'b1') }));

    expect(idsOf(seen)).toEqual(before);
  });

  it('says that rows may be missing where the accounts of a company never end', async () => {
    const fake = fakeTreasuryPath({
      ...workspace(),
      [ACCOUNTS]: ({ query }: Asked) => ({ data: [bankAccount(`b${query.page}`)] }),
    });

    const [first] = await pagesOf(await listed(fake, { account: account('c1', 'b1') }));

    expect(first).toMatchObject({ items: [{}], incomplete: true });
  });

  it('says that a list which ignores its page numbers cannot be shown to be complete', async () => {
    const fake = fakeTreasuryPath({ ...workspace(), [PAYMENTS]: { data: [payment('t1')] } });

    const pages = await pagesOf(await listed(fake, { account: account('c1', 'b1') }));

    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(['t1']);
    expect(pages.at(-1)?.incomplete).toBe(true);
  });

  it('keeps to the company of an account or a counterparty, and asks for no more than that', async () => {
    const fake = fakeTreasuryPath(workspace());

    const ofAccount = await listed(fake, { account: account('c2', 'b2'), statuses: ['PENDING'] });
    const ofBoth = await listed(fake, {
      account: account('c1', 'b1'),
      counterparty: globalId('Counterparty', 'c2', 'r1'),
    });

    expect(ofAccount.map(({ key }) => key)).toEqual(['c2']);
    expect(ofBoth).toEqual([]);
    expect(fake.asked).toEqual([]);
  });

  it('has no rows for other rails, nor for ids that are none of its own', async () => {
    const fake = fakeTreasuryPath(workspace());
    const foreign = toGlobalId({ connector: 'other', kind: 'Account', ref: 'c1/b1' });

    expect(await listed(fake, { rails: ['ACH', 'WIRE'] })).toEqual([]);
    expect(await listed(fake, { account: foreign })).toEqual([]);
    expect(await listed(fake, { counterparty: 'nonsense' })).toEqual([]);
    expect(await listed(fake, { counterparty: account('c1', 'b1') })).toEqual([]);
    expect(fake.asked).toEqual([]);
    expect(await readAll(await listed(fake, { rails: ['ACH', 'PAYMENT'] }))).toHaveLength(1);
  });

  it('gives a limited caller the rows that touch its accounts', async () => {
    const fake = fakeTreasuryPath({
      ...workspace(),
      [PAYMENTS]: listOf(
        payment('t3', { from_profile: 'p-i1' }),
        payment('t2', { from_profile: 'p-b1', to_profile: 'p-i1' }),
        payment('t1', { from_profile: null, to_profile: 'gone' }),
      ),
    });

    expect(idsOf(await readAll(await listed(fake, {}, ['c1/b1', 'c1/b1', 'gone/b', 'nonsense'])))).toEqual([
      't2',
    ]);
    expect(await listed(fake, { account: account('c1', 'i1') }, ['c2/b2'])).toEqual([]);
    expect(fake.paths()).not.toContain(COMPANIES);
  });

  it.each([PAYMENTS, ACCOUNTS])('fails when %s fails', async (path) => {
    for (const code of ['UNAVAILABLE', 'NOT_FOUND'] as const) {
      const fake = fakeTreasuryPath({ ...workspace(), [path]: refusal(code) });

      await expect(readAll(await listed(fake))).rejects.toMatchObject({ code });
    }
  });

  it('tells of companies and of accounts that cannot be read', async () => {
    const fake = fakeTreasuryPath({
      ...workspace(),
      [COMPANIES]: listOf(company('c1'), {}),
      [ACCOUNTS]: listOf(bankAccount('b1'), {}, foreignAccount('x1', 'r1')),
    });

    const pages = await pagesOf(await listed(fake));

    expect(pages.map(({ items, unreadable }) => [items.length, unreadable])).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  it('leaves out and counts a payment without a moment or an amount', async () => {
    const fake = fakeTreasuryPath({
      ...workspace(),
      [PAYMENTS]: listOf(
        payment('t1'),
        payment('t2', { created_at: null }),
        payment('t3', { instructed_amount: '1.001' }),
      ),
    });

    expect((await pagesOf(await listed(fake)))[0]).toMatchObject({ items: [{}], unreadable: 2 });
  });
});

describe('transfersPort.read', () => {
  it('reads a payment as it lists it', async () => {
    const fake = fakeTreasuryPath(workspace());

    const [row] = await readAll(await listed(fake));

    expect(await transfersPort(fake.api).read(newCall(), 'c1/t1')).toEqual(row);
  });

  it('reads no accounts for a payment that is not there', async () => {
    const fake = fakeTreasuryPath(workspace());
    const { read } = transfersPort(fake.api);

    expect(await read(newCall(), 'c1/none')).toBeNull();
    expect(await read(newCall(), 't1')).toBeNull();
    expect(fake.paths()).toEqual([`${PAYMENTS}/none`]);
  });

  it('does without ends where the accounts are gone', async () => {
    const fake = fakeTreasuryPath({ [`${PAYMENTS}/t1`]: { data: payment('t1') } });

    expect(await transfersPort(fake.api).read(newCall(), 'c1/t1')).toMatchObject({
      source: null,
      destination: null,
    });
  });
});
