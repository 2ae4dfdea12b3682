import { describe, expect, it } from 'vitest';
import { type Pair, parties, type Row, usePair } from './pair.js';

const PATH = '/baas/recurring-transfers';
let pair: Pair;
let from: Row;
let to: Row;
usePair(
  async (opened) => {
    pair = opened;
    ({ from, to } = await parties(pair));
  },
  { size: 'default' },
);

const made = async (memo: string, changes: Row = {}, amount = '3.00'): Promise<Row> => {
  const recurringTransfer = {
    ...{ frequency: 'weekly', frequencyData: 3, startingDate: '2026-03-11', memo },
    ...{ durationType: 'numberOfTransfers', transfersQuantity: 3, ...changes },
  };
  const body = {
    fromAccountId: from['id'],
    toAccountId: to['id'],
    amount,
    isRecurring: true,
    recurringTransfer,
  };
  await pair.call('POST', '/baas/transfer-internal', { body });
  return pair.byMemo(memo);
};
const jobOf = async (memo: string): Promise<Row | undefined> =>
  (await pair.jobs()).find((job) => job['memo'] === memo);

describe('jobs', () => {
  it('are listed under the path that would pass for an id, the next one first', async () => {
    const days = (await pair.jobs()).map((job) => job['scheduledDate'] as string);

    expect(days).toHaveLength(10);
    expect(days).toEqual([...days].sort());
    expect((days[0] ?? '') > '2026-03-10').toBe(true);
  });

  it('name neither their series nor a status', async () => {
    await made('plain');
    const job = await jobOf('plain');

    expect(Object.keys(job ?? {})).toEqual(['id', 'memo', 'amount', 'scheduledDate', 'from', 'to']);
    expect(await pair.data(`${PATH}/jobs/${job?.['id']}`)).toEqual(job);
    expect((await pair.call('GET', `${PATH}/jobs/none`)).body['status']).toBe(404);
  });

  it('page by limit and offset', async () => {
    const rows = (await pair.data(`${PATH}/jobs?limit=4&offset=8`))['recurringTransferJobs'];

    expect(rows).toHaveLength(2);
  });

  it('book on their day and make way for the next one', async () => {
    const { id } = await made('weekly pay');
    const first = await jobOf('weekly pay');

    await pair.to('2026-03-11T00:00:00.000Z');

    const [transfer] = await pair.booked('/book', 'weekly pay');
    expect(transfer).toMatchObject({ amount: '3.00', from_account_id: from['id'], to_account_id: to['id'] });
    expect((await pair.call('GET', `${PATH}/jobs/${first?.['id']}`)).status).toBe(404);
    expect((await jobOf('weekly pay'))?.['scheduledDate']).toBe('2026-03-18');
    expect((await pair.data(`${PATH}/${id}`))['remainingTransfersQuantity']).toBe(2);
    expect((await pair.effects())['weekly pay 2026-03-11']).toBe(1);
  });

  it('end with the last occurrence', async () => {
    const { id } = await made('three times');

    await pair.to('2026-06-01T00:00:00.000Z');

    expect(await pair.booked('/book', 'three times')).toHaveLength(3);
    expect(await jobOf('three times')).toBeUndefined();
    expect(await pair.data(`${PATH}/${id}`)).toMatchObject({
      ...{ status: 'INACTIVE', remainingTransfersQuantity: 0, endingDate: '2026-03-25' },
    });
  });

  it('run today when today is the day, but not a second time after an edit', async () => {
    const { id } = await made('today', { frequencyData: 2, startingDate: '2026-03-10' });
    await pair.to('2026-03-10T09:31:00.000Z');

    await pair.call('PUT', `${PATH}/${id}`, { body: { amount: '4.00' } });

    expect(await pair.booked('/book', 'today')).toHaveLength(1);
    expect((await jobOf('today'))?.['scheduledDate']).toBe('2026-03-17');
  });

  it('do not run today what doTransfer already moved', async () => {
    await made('moved', { frequencyData: 2, startingDate: '2026-03-10', doTransfer: true });

    await pair.to('2026-03-11T00:00:00.000Z');

    expect(await pair.booked('/book', 'moved')).toHaveLength(1);
  });

  it('vanish without a word when the bank refuses, and use up their occurrence', async () => {
    const { id } = await made('too much', {}, '999999999.00');

    await pair.to('2026-03-11T00:00:00.000Z');

    expect(await pair.booked('/book', 'too much')).toEqual([]);
    expect(await pair.data(`${PATH}/${id}`)).toMatchObject({
      status: 'ACTIVE',
      remainingTransfersQuantity: 2,
    });
    expect((await jobOf('too much'))?.['scheduledDate']).toBe('2026-03-18');
  });

  it('can be skipped, which uses up the occurrence', async () => {
    const { id } = await made('skipped');
    const job = await jobOf('skipped');

    const answer = await pair.call('DELETE', `${PATH}/jobs/${job?.['id']}`);

    expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect((await jobOf('skipped'))?.['scheduledDate']).toBe('2026-03-18');
    expect(await pair.data(`${PATH}/${id}`)).toMatchObject({
      ...{ status: 'ACTIVE', remainingTransfersQuantity: 2, endingDate: '2026-03-25' },
    });
    expect((await pair.call('DELETE', `${PATH}/jobs/${job?.['id']}`)).status).toBe(404);
  });

  it('wait for the day of the tenant', async () => {
    await made('zoned');
    await pair.settings({ timeZone: 'America/New_York', runAtHour: 6 });

    await pair.to('2026-03-11T09:59:00.000Z');
    const before = await pair.booked('/book', 'zoned');
    await pair.to('2026-03-11T10:00:00.000Z');

    expect(before).toEqual([]);
    expect(await pair.booked('/book', 'zoned')).toHaveLength(1);
  });

  it('can be run and made to fail by command', async () => {
    await made('by command');
    await pair.command({ action: 'fail-bookings', times: 1, error: 'Account is locked.' });
    const first = await pair.command({ action: 'run-job', id: (await jobOf('by command'))?.['id'] });

    const second = await pair.command({ action: 'run-job', id: (await jobOf('by command'))?.['id'] });

    expect([first['outcome'], second['outcome']]).toEqual(['failed', 'booked']);
    expect(await pair.booked('/book', 'by command')).toHaveLength(1);
  });
});

describe('the jobs of the data', () => {
  it('wait until the accounts are set, then really book', async () => {
    await pair.settings({ accounts: [] });
    await pair.to('2026-03-14T00:00:00.000Z');
    const waiting = (await pair.jobs()).find((job) => job['memo'] === 'Savings sweep');
    const outcome = await pair.command({ action: 'run-job', id: waiting?.['id'] });

    const accounts = [from, to].map(({ id, name, account_number }) => ({
      id,
      name,
      lastFour: account_number.slice(-4),
    }));
    await pair.settings({ accounts });
    await pair.to('2026-03-14T00:01:00.000Z');

    expect(outcome['outcome']).toBe('waiting');
    expect(waiting?.['scheduledDate']).toBe('2026-03-13');
    expect(await pair.booked('/book', 'Savings sweep')).toHaveLength(3);
    expect((await pair.jobs()).find((job) => job['memo'] === 'Savings sweep')?.['scheduledDate']).toBe(
      '2026-03-20',
    );
    expect((await pair.byMemo('Savings sweep'))['from'].name).toBe(to['name']);
  });

  it('make the payee of an ACH known to the bank', async () => {
    const job = (await pair.jobs()).find((one) => one['memo'] === 'Office lease');

    const { outcome } = await pair.command({ action: 'run-job', id: job?.['id'] });

    const [ach] = await pair.booked('/ach', 'Office lease');
    const payee = await pair.atBank(`/counterparty/${ach?.['counterparty_id']}`);
    expect(outcome).toBe('booked');
    expect(payee).toMatchObject({ name_on_account: job?.['to'].name });
  });
});
