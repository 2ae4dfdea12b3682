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
