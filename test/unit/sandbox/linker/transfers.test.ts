import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, countAtBank, openPair, type Pair, parties, type Row } from './pair.js';

let pair: Pair;
let from: Row;
let to: Row;
let payee: Row;
beforeAll(async () => {
  pair = await openPair();
  ({ from, to, payee } = await parties(pair));
});
beforeEach(async () => {
  await pair.call('POST', '/__sandbox/reset', {});
});
afterAll(() => pair.close());

const ach = (body: Row, headers = {}): Promise<Answer> =>
  pair.call('POST', '/baas/transfer-ach', {
    body: { fromAccountId: from['id'], amount: '12.34', ...body },
    headers,
  });
const internal = (body: Row, headers = {}): Promise<Answer> =>
  pair.call('POST', '/baas/transfer-internal', {
    body: { fromAccountId: from['id'], toAccountId: to['id'], amount: '5.00', ...body },
    headers,
  });
const newest = async (path: string): Promise<Row> => (await pair.atBank(`${path}?page_size=1`))['data'][0];

describe('a single transfer', () => {
  it('becomes an ACH at Treasury Prime, and is answered without an id', async () => {
    const answer = await ach({ toAccountId: payee['id'], debitCreditIndicator: 'debit' });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ statusCode: 201 });
    expect(await newest('/ach')).toMatchObject({
      account_id: from['id'],
      counterparty_id: payee['id'],
      amount: '12.34',
      direction: 'debit',
      userdata: null,
    });
  });

  it('sends money out when no direction is given', async () => {
    await ach({ toAccountId: payee['id'] });

    expect((await newest('/ach'))['direction']).toBe('credit');
  });

  it('becomes a book transfer between accounts of the bank', async () => {
    const answer = await internal({});

    expect(answer.status).toBe(201);
    expect(await newest('/book')).toMatchObject({
      from_account_id: from['id'],
      to_account_id: to['id'],
      amount: '5.00',
    });
  });

  it('makes a counterparty from names and numbers', async () => {
    const answer = await ach({
      toFirstName: 'Rosa',
      toLastName: 'Vargas',
      toAccountNumber: '004455667788',
      toRoutingNumber: '021000021',
      toAccountType: 'savings',
    });

    const made = await newest('/counterparty');
    expect(answer.status).toBe(201);
    expect(made).toMatchObject({
      name_on_account: 'Rosa Vargas',
      ach: { account_number: '004455667788', routing_number: '021000021', account_type: 'savings' },
    });
    expect((await newest('/ach'))['counterparty_id']).toBe(made['id']);
  });

  it('prefers the counterparty when numbers come too', async () => {
    const before = await countAtBank(pair, '/counterparty');

    await ach({ toAccountId: payee['id'], toAccountNumber: '12', toRoutingNumber: 'x' });

    expect(await countAtBank(pair, '/counterparty')).toBe(before);
  });

  it('ignores the recurrence, however broken, when isRecurring is not true', async () => {
    const answer = await internal({ recurringTransfer: { frequency: 'hourly', memo: 'typo' } });

    expect(answer.status).toBe(201);
    expect((await newest('/book'))['userdata']).toBeNull();
    expect(await pair.series('?search=typo')).toEqual([]);
  });
});

describe('a refused transfer', () => {
  it.each([
    [{ amount: '5' }, 'amount must be a string with two decimals, greater than 0.00'],
    [{ amount: 5 }, 'amount must be a string with two decimals, greater than 0.00'],
    [{ amount: '0.00' }, 'amount must be a string with two decimals, greater than 0.00'],
    [
      { debitCreditIndicator: 'both' },
      'debitCreditIndicator must be one of the following values: credit, debit',
    ],
    [{ isRecurring: 'yes' }, 'isRecurring must be a boolean value'],
    [{ isRecurring: true }, 'recurringTransfer must be an object'],
  ])('says what is wrong with %j in a list', async (wrong, problem) => {
    const answer = await ach({ toAccountId: payee['id'], ...wrong });

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ statusCode: 400, error: 'Bad Request' });
    expect(answer.body['message']).toContain(problem);
  });

  it('names every missing part of the destination', async () => {
    const answer = await ach({ toRoutingNumber: '12' });

    expect(answer.status).toBe(400);
    expect(answer.body['message']).toHaveLength(5);
  });

  it('carries the text of Treasury Prime inside a 422', async () => {
    const short = await internal({ amount: '999999999.00' });
    const unknown = await internal({ toAccountId: 'acct_nowhere' });

    expect(short.status).toBe(422);
    expect(short.body['message']).toContain('{"error":"Insufficient funds');
    expect(unknown.body['message']).toContain('Invalid id to_account_id: acct_nowhere');
    expect(unknown.body).toEqual({ statusCode: 422, message: expect.any(String) });
  });

  it('is a 400 when the tenant is set up so', async () => {
    await pair.settings({ upstreamRefusalStatus: 400 });

    expect((await internal({ amount: '999999999.00' })).status).toBe(400);
  });

  it('is a 422 while no Treasury Prime is paired', async () => {
    await pair.settings({ treasuryPrimeUrl: null });
    const answer = await internal({});
    await pair.settings({ treasuryPrimeUrl: pair.bank.url });

    expect(answer.status).toBe(422);
  });

  it('is a 500 when Treasury Prime cannot be reached, and the same key goes through later', async () => {
    const headers = { 'idempotency-key': 'later' };
    await pair.settings({ treasuryPrimeUrl: 'http://127.0.0.1:1' });
    const first = await internal({}, headers);
    await pair.settings({ treasuryPrimeUrl: pair.bank.url });

    const second = await internal({}, headers);

    expect([first.status, second.status]).toEqual([500, 201]);
    expect((await pair.effects())['later']).toBe(1);
  });

  it('moves money once when Treasury Prime accepted it but said 502', async () => {
    const before = await countAtBank(pair, '/book');
    const outage = async (bankOutage: boolean): Promise<void> =>
      void pair.bank.instance.settings({ bankOutage });
    await outage(true);
    const first = await internal({}, { 'idempotency-key': 'outage' });
    await outage(false);

    const second = await internal({}, { 'idempotency-key': 'outage' });

    expect([first.status, second.status]).toEqual([500, 201]);
    expect(await countAtBank(pair, '/book')).toBe(before + 1);
  });
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
