import { describe, expect, it } from 'vitest';
import { type Orders, ordersOf } from './orders.js';
import { countAtBank, type Pair, parties, type Row, usePair } from './pair.js';

let pair: Pair;
let from: Row;
let to: Row;
let payee: Row;
let ach: Orders['ach'];
let internal: Orders['internal'];
usePair(async (opened) => {
  pair = opened;
  ({ from, to, payee } = await parties(pair));
  ({ ach, internal } = ordersOf(pair, { from, to }));
});

describe('an idempotency key', () => {
  it('gives the first answer again and moves nothing twice', async () => {
    const before = await countAtBank(pair, '/book');

    const answers = [
      await internal({}, { 'idempotency-key': 'k1' }),
      await internal({}, { 'idempotency-key': 'k1' }),
    ];

    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      Array(2).fill([201, { statusCode: 201 }]),
    );
    expect(await countAtBank(pair, '/book')).toBe(before + 1);
    expect(await pair.effects()).toEqual({ k1: 1 });
  });

  it('covers requests that arrive together', async () => {
    const before = await countAtBank(pair, '/book');

    const answers = await Promise.all([1, 2, 3].map(() => internal({}, { 'idempotency-key': 'k2' })));

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await countAtBank(pair, '/book')).toBe(before + 1);
  });

  it('makes no second series either', async () => {
    const body = {
      isRecurring: true,
      recurringTransfer: {
        frequency: 'monthly',
        frequencyData: 15,
        startingDate: '2026-04-15',
        durationType: 'continuous',
        memo: 'once',
      },
    };

    await internal(body, { 'idempotency-key': 'k3' });
    await internal(body, { 'idempotency-key': 'k3' });

    expect(await pair.series('?search=once')).toHaveLength(1);
  });

  it('refuses another body with 422, whatever the order of its fields', async () => {
    await internal({ a: 1, b: 2 }, { 'idempotency-key': 'k4' });

    expect((await internal({ b: 2, a: 1 }, { 'idempotency-key': 'k4' })).status).toBe(201);
    expect((await internal({ amount: '6.00' }, { 'idempotency-key': 'k4' })).status).toBe(422);
    expect((await ach({ toAccountId: payee['id'] }, { 'idempotency-key': 'k4' })).status).toBe(422);
  });

  it('keeps a refusal of the bank, but not one of the input', async () => {
    const refused = await internal({ amount: '999999999.00' }, { 'idempotency-key': 'k5' });
    const again = await internal({ amount: '999999999.00' }, { 'idempotency-key': 'k5' });
    const wrong = await internal({ amount: 'much' }, { 'idempotency-key': 'k6' });

    expect(again).toMatchObject({ status: 422, body: refused.body });
    expect(wrong.status).toBe(400);
    expect((await internal({}, { 'idempotency-key': 'k6' })).status).toBe(201);
  });

  it('is kept for a day', async () => {
    await internal({}, { 'idempotency-key': 'k7' });

    await pair.to('2026-03-11T09:31:00.000Z');
    await internal({}, { 'idempotency-key': 'k7' });

    expect((await pair.effects())['k7']).toBe(2);
  });

  it('belongs to one user', async () => {
    const token = await pair.token('imani');
    const body = { fromAccountId: from['id'], toAccountId: to['id'], amount: '7.00' };
    const asImani = { token, body, headers: { 'idempotency-key': 'k8' } };

    await internal({}, { 'idempotency-key': 'k8' });

    expect((await pair.call('POST', '/baas/transfer-internal', asImani)).status).toBe(201);
    expect((await pair.effects())['k8']).toBe(2);
  });

  it('protects nothing under the name that Treasury Prime uses, and says nothing', async () => {
    const before = await countAtBank(pair, '/book');

    await internal({}, { 'x-idempotency-key': 'k9' });
    const answer = await internal({}, { 'x-idempotency-key': 'k9' });

    expect(answer.status).toBe(201);
    expect(await countAtBank(pair, '/book')).toBe(before + 2);
  });

  it('can be ignored', async () => {
    await pair.settings({ honoursIdempotencyKey: false });

    await internal({}, { 'idempotency-key': 'k10' });
    await internal({}, { 'idempotency-key': 'k10' });

    expect((await pair.effects())['k10']).toBe(2);
  });
});
