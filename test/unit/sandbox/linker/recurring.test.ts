import { describe, expect, it } from 'vitest';
import { type Orders, ordersOf, recurrence } from './orders.js';
import { type Pair, parties, type Row, usePair } from './pair.js';

const PATH = '/baas/recurring-transfers';
let pair: Pair;
let from: Row;
let to: Row;
let payee: Row;
let create: Orders['create'];
let made: Orders['made'];
usePair(
  async (opened) => {
    pair = opened;
    ({ from, to, payee } = await parties(pair));
    ({ create, made } = ordersOf(pair, { from, to }));
  },
  { size: 'default' },
);

describe('creating a series', () => {
  it('shows what was ordered in the types of the reads, with the names from Treasury Prime', async () => {
    const series = await made();

    expect(series).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/),
      memo: 'Office lease 77',
      amount: '150',
      frequency: 'monthly',
      frequencyData: '15',
      status: 'ACTIVE',
      durationType: 'numberOfTransfers',
      startingDate: '2026-04-15',
      endingDate: '2026-09-15',
      remainingTransfersQuantity: 6,
      from: { name: from['name'], lastFour: from['account_number'].slice(-4) },
      to: { name: to['name'], lastFour: to['account_number'].slice(-4) },
    });
    expect((await pair.data(`${PATH}/${series['id']}`))['id']).toBe(series['id']);
    expect(await pair.booked('/book', 'Office lease 77')).toEqual([]);
  });

  it('names the counterparty of an ACH', async () => {
    await pair.call('POST', '/baas/transfer-ach', {
      body: {
        ...{ fromAccountId: from['id'], toAccountId: payee['id'], amount: '24.50', isRecurring: true },
        recurringTransfer: { ...recurrence, memo: 'ach series' },
      },
    });

    const series = await pair.byMemo('ach series');

    expect(series['amount']).toBe('24.5');
    expect(series['to'].lastFour).toBe(payee['ach'].account_number.slice(-4));
  });

  it('ignores the quantity of an endless one', async () => {
    const series = await made({ durationType: 'continuous', transfersQuantity: 0, memo: 'endless' });

    expect(series).toMatchObject({ endingDate: null, remainingTransfersQuantity: null });
  });

  it('moves the first transfer at once with doTransfer, and counts it', async () => {
    const series = await made({ doTransfer: true, memo: 'at once' });

    expect(await pair.booked('/book', 'at once')).toHaveLength(1);
    expect(series).toMatchObject({ remainingTransfersQuantity: 5, endingDate: '2026-08-15' });
    expect(await pair.effects()).toEqual({ 'at once': 1 });
  });

  it('makes no series when the first transfer is refused', async () => {
    const answer = await create({ doTransfer: true, memo: 'refused' }, { amount: '999999999.00' });

    expect(answer.status).toBe(422);
    expect(await pair.series('?search=refused')).toEqual([]);
  });

  it.each([
    [{ frequency: 'hourly' }, 'frequency'],
    [{ frequencyData: '15' }, 'frequencyData'],
    [{ frequencyData: 32 }, 'frequencyData'],
    [{ frequency: 'weekly', frequencyData: 8 }, 'frequencyData'],
    [{ startingDate: '2026-03-09' }, 'startingDate'],
    [{ startingDate: '2026-02-30' }, 'startingDate'],
    [{ durationType: 'untilDate' }, 'durationType'],
    [{ transfersQuantity: 0 }, 'transfersQuantity'],
    [{ memo: 'x'.repeat(256) }, 'memo'],
    [{ doTransfer: 'no' }, 'doTransfer'],
  ])('refuses %j', async (wrong, field) => {
    const answer = await create(wrong);

    expect(answer.status).toBe(400);
    expect(answer.body['message'][0]).toContain(`recurringTransfer.${field} must be`);
  });

  it('moves the day of a date-time into the zone of the tenant', async () => {
    const series = await made({ startingDate: '2026-04-14T23:30:00-05:00', memo: 'zoned' });

    expect(series['startingDate']).toBe('2026-04-15');
  });
});

describe('the list', () => {
  it('has every state and frequency of the data, newest first, without a total', async () => {
    const data = await pair.data(PATH);
    const rows = data['recurringTransfers'] as Row[];

    expect(Object.keys(data)).toEqual(['recurringTransfers']);
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map((row) => row['frequency']))).toEqual(new Set(['weekly', 'biweekly', 'monthly']));
    expect(rows.filter((row) => row['status'] === 'INACTIVE')).toHaveLength(2);
    expect(rows.filter((row) => row['remainingTransfersQuantity'] === 0)).toHaveLength(1);
    expect((await made({ memo: 'newest' }))['id']).toBe((await pair.series())[0]?.['id']);
  });

  it('pages by limit and offset', async () => {
    const all = (await pair.series()).map((row) => row['id']);

    const pages = [
      await pair.series('?limit=5'),
      await pair.series('?limit=5&offset=5'),
      await pair.series('?limit=5&offset=10'),
    ];

    expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
    expect(pages.flat().map((row) => row['id'])).toEqual(all);
  });

  it('shifts under a caller when rows are added', async () => {
    const first = await pair.series('?limit=5');
    await pair.command({ action: 'insert-series', count: 2 });

    const second = await pair.series('?limit=5&offset=5');

    expect(second[0]?.['id']).toBe(first[3]?.['id']);
  });

  it.each(['limit=many', 'offset=-1', 'limit=1.5', 'amounts=5', 'amounts=a,b', 'amounts=1,2,3'])(
    'refuses %s',
    async (query) => {
      const answer = await pair.call('GET', `${PATH}?${query}`);

      expect(answer.status).toBe(400);
      expect(answer.body['message']).toEqual([expect.any(String)]);
    },
  );

  it('searches memos whatever their case', async () => {
    expect((await pair.series('?search=OFFICE')).map((row) => row['memo'])).toEqual(['Office lease']);
  });

  it.each([
    'amounts=0,100&amounts=1000,2000',
    'amounts=0%2C100&amounts=1000%2C2000',
    'amounts[]=0,100&amounts[]=1000,2000',
    `amounts=${encodeURIComponent('["0,100","1000,2000"]')}`,
  ])('filters by %s, bounds included', async (query) => {
    for (const amount of ['100.00', '100.01', '1000.00'])
      await create({ memo: `range ${amount}` }, { amount });

    const rows = await pair.series(`?search=range&${query}`);

    expect(rows.map((row) => row['amount'])).toEqual(['1000', '100']);
  });

  it('shows new series late when it lags', async () => {
    await pair.settings({ listLagMs: 60_000 });
    const before = await made({ memo: 'late' });

    await pair.to('2026-03-10T09:40:00.000Z');

    expect(before).toEqual({});
    expect(await pair.series('?search=late')).toHaveLength(1);
  });

  it('holds series that only last fours tell apart, and some that these do not', async () => {
    const shared = (await pair.series()).filter((row) => row['to'].lastFour === '4702');

    expect(shared).toHaveLength(2);
  });
});
