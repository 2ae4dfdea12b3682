import { describe, expect, it } from 'vitest';
import { type Orders, ordersOf, recurrence } from './orders.js';
import { type Answer, type Pair, parties, type Row, usePair } from './pair.js';

const PATH = '/baas/recurring-transfers';
let pair: Pair;
let from: Row;
let to: Row;
let made: Orders['made'];
usePair(
  async (opened) => {
    pair = opened;
    ({ from, to } = await parties(pair));
    ({ made } = ordersOf(pair, { from, to }));
  },
  { size: 'default' },
);

const put = (id: string, body?: Row): Promise<Answer> => pair.call('PUT', `${PATH}/${id}`, { body });
const jobOf = async (memo = recurrence.memo): Promise<Row | undefined> =>
  (await pair.jobs()).find((job) => job['memo'] === memo);

describe('editing', () => {
  it('changes what is sent and leaves the rest', async () => {
    const { id } = await made();
    const oldJob = await jobOf();

    const answer = await put(id, { amount: 10, frequencyData: 20 });

    expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(await pair.data(`${PATH}/${id}`)).toMatchObject({
      ...{ amount: '10', frequencyData: '20', memo: 'Office lease 77', remainingTransfersQuantity: 6 },
      endingDate: '2026-09-20',
    });
    expect((await pair.call('GET', `${PATH}/jobs/${oldJob?.['id']}`)).status).toBe(404);
    expect((await jobOf())?.['scheduledDate']).toBe('2026-04-20');
  });

  it('resets what is left, or makes it endless', async () => {
    const { id } = await made();

    await put(id, { transfersQuantity: 2 });
    const counted = await pair.data(`${PATH}/${id}`);
    await put(id, { durationType: 'continuous', transfersQuantity: 0 });
    const endless = await pair.data(`${PATH}/${id}`);

    expect(counted).toMatchObject({ remainingTransfersQuantity: 2, endingDate: '2026-05-15' });
    expect(endless).toMatchObject({ remainingTransfersQuantity: null, endingDate: null });
    expect((await put(id, { durationType: 'numberOfTransfers' })).status).toBe(400);
  });

  it('moves money at each edit that says doTransfer', async () => {
    const { id } = await made();

    await put(id, { doTransfer: true });
    await put(id, { doTransfer: true, amount: '20.00' });

    expect((await pair.booked('/book', 'Office lease 77')).map((row) => row['amount'])).toEqual([
      '20.00',
      '150.00',
    ]);
    expect((await pair.data(`${PATH}/${id}`))['remainingTransfersQuantity']).toBe(4);
    expect((await pair.effects())['Office lease 77 edit']).toBe(2);
  });

  it('leaves a skipped occurrence skipped', async () => {
    const { id } = await made();
    await pair.call('DELETE', `${PATH}/jobs/${(await jobOf())?.['id']}`);

    await put(id, { doTransfer: true });

    expect((await jobOf())?.['scheduledDate']).toBe('2026-05-15');
    expect((await pair.data(`${PATH}/${id}`))['remainingTransfersQuantity']).toBe(4);
  });

  it('changes nothing when that transfer is refused', async () => {
    const { id } = await made();

    const answer = await put(id, { amount: '999999999.00', doTransfer: true });

    expect(answer.status).toBe(422);
    expect((await pair.data(`${PATH}/${id}`))['amount']).toBe('150');
  });

  it('refuses a read object that is sent back, for its text day', async () => {
    const series = await made();

    const strict = await put(series['id'], series);
    await pair.settings({ acceptsFrequencyDataText: true });
    const lenient = await put(series['id'], series);

    expect(strict.status).toBe(400);
    expect(strict.body['message'][0]).toContain('frequencyData');
    expect(lenient.status).toBe(200);
  });

  it('wants a day of the week when it goes from months to weeks', async () => {
    const { id } = await made();

    expect((await put(id, { frequency: 'weekly' })).status).toBe(400);
    expect((await put(id, { frequency: 'weekly', frequencyData: 3 })).status).toBe(200);
    expect((await jobOf())?.['scheduledDate']).toBe('2026-04-15');
  });
});

describe('pausing and going on', () => {
  const activate = (id: string, body?: Row): Promise<Answer> =>
    pair.call('PUT', `${PATH}/${id}/activate`, { body });
  const deactivate = (id: string): Promise<Answer> => pair.call('PUT', `${PATH}/${id}/deactivate`);

  it('takes the job away, and plans after the day of the user', async () => {
    const { id } = await made();

    await deactivate(id);
    const paused = [await pair.data(`${PATH}/${id}`), await jobOf()];
    await activate(id, { localDateTime: '2026-04-15' });

    expect(paused).toMatchObject([{ status: 'INACTIVE', remainingTransfersQuantity: 6 }, undefined]);
    expect(await pair.data(`${PATH}/${id}`)).toMatchObject({ status: 'ACTIVE', endingDate: '2026-10-15' });
    expect((await jobOf())?.['scheduledDate']).toBe('2026-05-15');
  });

  it('does not make up for what was missed', async () => {
    const { id } = await made();
    await deactivate(id);
    await pair.to('2026-07-01T00:00:00.000Z');

    await activate(id, { localDateTime: '2026-03-11' });

    expect((await jobOf())?.['scheduledDate']).toBe('2026-07-15');
    expect((await pair.data(`${PATH}/${id}`))['remainingTransfersQuantity']).toBe(6);
  });

  it('may be said twice', async () => {
    const { id } = await made();
    const job = await jobOf();

    expect((await activate(id, { localDateTime: '2026-04-21' })).status).toBe(200);
    expect((await jobOf())?.['id']).toBe(job?.['id']);
    expect([(await deactivate(id)).status, (await deactivate(id)).status]).toEqual([200, 200]);
  });

  it('needs the local date-time', async () => {
    const { id } = await made();

    expect((await activate(id, {})).status).toBe(400);
    expect((await activate(id, { localDateTime: 'tomorrow' })).status).toBe(400);
  });

  it('refuses to go on with a finished series', async () => {
    const finished = (await pair.series()).find((row) => row['remainingTransfersQuantity'] === 0);

    expect((await activate(finished?.['id'], { localDateTime: '2026-03-10' })).status).toBe(422);
  });
});

describe('deleting a series', () => {
  it('takes its job with it, once', async () => {
    const { id } = await made();

    const answers = [await pair.call('DELETE', `${PATH}/${id}`), await pair.call('DELETE', `${PATH}/${id}`)];

    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    expect(answers[1]?.body).toEqual({ message: "This recurring transfer doesn't exist", status: 404 });
    expect(await jobOf()).toBeUndefined();
  });
});
