import { describe, expect, it } from 'vitest';
import { transfersPort } from '../../../../../src/datasources/treasury-prime/reads/transfers.js';
import { matchesTransfer, touches } from '../../../../../src/domain/filters.js';
import { TRANSFER_STATUSES, type TransferFilter } from '../../../../../src/domain/transfer.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { readAll } from '../../../../support/feeds.js';
import {
  type FakeTreasuryPrime,
  fakeTreasuryPrime,
  globalId,
  paged,
  refusal,
} from '../fake-treasury-prime.js';
import { ach, book, fednow, wire } from '../records.js';

const STATUS_WORDS = [
  'pending',
  'processing',
  'sent',
  'returned',
  'error',
  'canceled',
  'void',
  'done',
  'odd',
];

type Make = (id: string, more: object) => { readonly id: string };

/** One of each status, newest first, a day apart, every second one with `odd` fields. */
const rowsOf = (resource: string, make: Make, odd: object) =>
  STATUS_WORDS.map((status, index) => {
    const created_at = `2026-03-${String(20 - index).padStart(2, '0')}T12:00:00Z`;
    return make(`${resource}_${index}`, { status, created_at, ...(index % 2 === 1 ? odd : {}) });
  });

const RESOURCES = {
  ach: rowsOf('ach', ach, { direction: 'debit', account_id: 'acct_2', counterparty_id: 'cp_9' }),
  book: [
    ...rowsOf('book', book, { from_account_id: 'acct_2', to_account_id: 'acct_3' }),
    book('book_back', {
      from_account_id: 'acct_3',
      to_account_id: 'acct_1',
      created_at: '2026-02-01T00:00:00Z',
    }),
  ],
  wire: rowsOf('wire', wire, { account_id: 'acct_2', counterparty_id: 'cp_1' }),
  fednow: rowsOf('fednow', fednow, { payment_type: 'receive', external_status: 'rejected' }),
};

const PARAMETERS = new Set(['page_size', 'page_cursor', 'from_date', 'to_date']);

/** Treasury Prime's own filters: equality of fields, first day included, last day not. */
const serve = (rows: ReadonlyArray<{ readonly id: string }>) => (asked: Asked) => {
  const { query } = asked;
  const isAsked = (row: Record<string, unknown>) => {
    const day = String(row.created_at).slice(0, 10);
    const equal = Object.entries(query).every(([key, value]) => PARAMETERS.has(key) || row[key] === value);
    return equal && day >= String(query.from_date ?? '') && day < String(query.to_date ?? '9');
  };
  return paged(
    rows.filter((row) => isAsked({ ...row })),
    4,
  )(asked);
};

const open = (more: object = {}) =>
  fakeTreasuryPrime({
    ...Object.fromEntries(Object.entries(RESOURCES).map(([name, rows]) => [`/${name}`, serve(rows)])),
    ...more,
  });
const feeds = (fake: FakeTreasuryPrime, filter: TransferFilter = {}, accounts?: readonly string[]) =>
  transfersPort(fake.api).list(newCall(), accounts ? { filter, accounts } : { filter });
const rows = async (filter: TransferFilter = {}, accounts?: readonly string[], fake = open()) =>
  readAll(await feeds(fake, filter, accounts));
const ids = (transfers: ReadonlyArray<{ readonly id: string }>) => transfers.map(({ id }) => id).sort();
const account = (ref: string) => globalId('Account', ref);

describe('transfersPort.list', () => {
  it('lists the transfers of every kind, each feed newest first', async () => {
    const all = await rows();

    const every = Object.values(RESOURCES).flat();
    expect(all).toHaveLength(every.length);
    expect(new Set(ids(all)).size).toBe(every.length);
  });

  const filters: readonly TransferFilter[] = [
    ...TRANSFER_STATUSES.map((status): TransferFilter => ({ statuses: [status] })),
    { statuses: ['PENDING', 'SENT'] },
    { statuses: ['FAILED', 'RETURNED'] },
    { statuses: ['FAILED'], rails: ['FEDNOW'] },
    { rails: ['ACH', 'INTERNAL'] },
    { rails: ['CARD_LOAD'] },
    { direction: 'PULL' },
    { direction: 'PUSH' },
    { account: account('acct_1') },
    { account: account('acct_2'), statuses: ['COMPLETED'] },
    { account: account('acct_3'), direction: 'PUSH' },
    { counterparty: globalId('Counterparty', 'cp_1') },
    { counterparty: globalId('Counterparty', 'cp_1'), account: account('acct_2') },
    { createdFrom: '2026-03-14', createdTo: '2026-03-17' },
    { createdFrom: '2026-03-17' },
    { createdTo: '2026-02-01' },
    { idempotencyKey: 'k-1' },
  ];

  it.each(filters)('loses nothing by narrowing %j upstream', async (filter) => {
    const local = (await rows()).filter((row) => matchesTransfer(row, filter));

    const narrowed = (await rows(filter)).filter((row) => matchesTransfer(row, filter));

    expect(ids(narrowed)).toEqual(ids(local));
  });

  it.each([
    ...filters.map((filter) => [filter, ['acct_1', 'acct_3']] as const),
    [{ account: account('acct_2') }, ['acct_3']] as const,
  ])('gives a caller limited to accounts each of its rows once for %j', async (filter, limit) => {
    const within = (await rows()).filter((row) => limit.some((ref) => touches(row, account(ref))));
    const local = within.filter((row) => matchesTransfer(row, filter));

    const limited = (await rows(filter, limit)).filter((row) => matchesTransfer(row, filter));

    expect(ids(limited)).toEqual(ids(local));
  });

  it('finds a book transfer between two accounts of a caller in the list that it leaves', async () => {
    const found = await feeds(open(), { rails: ['INTERNAL'] }, ['acct_1', 'acct_3']);
    const holders = await Promise.all(
      found.map(async (feed) => ((await readAll([feed])).some(isBack) ? [feed.key] : [])),
    );

    expect(holders.flat()).toEqual(['book from acct_3']);
  });

  it('repeats every narrowing on every page', async () => {
    const fake = open();
    const days = { createdFrom: '2026-03-01', createdTo: '2026-03-31' };

    await rows({ account: account('acct_1'), rails: ['ACH'], ...days }, undefined, fake);

    const asked = { account_id: 'acct_1', from_date: '2026-03-01', to_date: '2026-04-01', page_size: 100 };
    expect(fake.queries('/ach')).toEqual([asked, { ...asked, page_cursor: 'ach_6' }]);
  });

  it('asks for a status in the words of each kind', async () => {
    const fake = open();

    await rows({ statuses: ['RETURNED'] }, undefined, fake);

    expect(fake.queries('/ach')[0]).toMatchObject({ status: 'returned' });
    expect(fake.queries('/wire')[0]).toMatchObject({ status: 'void' });
    expect(fake.times('/book') + fake.times('/fednow')).toBe(0);
  });

  it.each([403, 404] as const)('has no FedNow payments where they answer %i', async (status) => {
    const all = await rows({}, undefined, open({ '/fednow': refusal(status) }));

    expect(all.length).toBeGreaterThan(0);
    expect(all.some(({ rail }) => rail === 'FEDNOW')).toBe(false);
  });

  it.each(['ach', 'book', 'wire'])('fails where %s may not be read', async (resource) => {
    const fake = open({ [`/${resource}`]: refusal(403) });

    await expect(rows({}, undefined, fake)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves out and counts a transfer that cannot be read', async () => {
    const bad = { data: [ach('ach_2', { direction: 'sideways' }), ach('ach_1')], page_next: null };
    const [feed] = await feeds(open({ '/ach': bad }), { rails: ['ACH'] });

    expect(await feed?.read()).toMatchObject({ items: [{ providerId: 'ach_1' }], unreadable: 1 });
  });
});

describe('transfersPort.read', () => {
  const read = (fake: FakeTreasuryPrime, ref: string) => transfersPort(fake.api).read(newCall(), ref);

  it.each([
    ['ach', ach, 'ACH'],
    ['book', book, 'INTERNAL'],
    ['wire', wire, 'WIRE'],
    ['fednow', fednow, 'FEDNOW'],
  ] as const)('reads a transfer at %s', async (resource, make, rail) => {
    const fake = fakeTreasuryPrime({ [`/${resource}/x_1`]: make('x_1') });

    const transfer = await read(fake, `${resource}/x_1`);

    expect(transfer).toMatchObject({ id: globalId('Transfer', `${resource}/x_1`), rail });
  });

  it('finds nothing where the provider knows nothing', async () => {
    const fake = fakeTreasuryPrime({ '/ach/x': refusal(400) });

    expect(await read(fake, 'ach/x')).toBeNull();
    expect(await read(fake, 'wire/gone')).toBeNull();
  });

  it.each(['x_1', 'check/x_1', 'ach/a/b', 'ach/..', 'ach/'])('asks for nothing under %j', async (ref) => {
    const fake = open();

    expect(await read(fake, ref)).toBeNull();

    expect(fake.asked).toEqual([]);
  });

  it('names its rails', () => {
    expect(transfersPort(open().api).rails).toEqual(['ACH', 'INTERNAL', 'WIRE', 'FEDNOW']);
  });
});

function isBack({ providerId }: { readonly providerId: string }): boolean {
  return providerId === 'book_back';
}
