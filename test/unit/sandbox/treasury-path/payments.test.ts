import { describe, expect, it } from 'vitest';
import type { Answer, Row } from '../answer.js';
import { API, type Bank, HOUR, refusal, useBank } from './bank.js';
import { type Customer, customer, pay, quote } from './customer.js';

let bank: Bank;
let one: Customer;
useBank(async (opened) => {
  bank = opened;
  await bank.settings({ moneyForm: 'fixed' });
  one = await customer(bank);
});

const MINUTE = 60_000;

describe('a quote', () => {
  it('prices a payment in one currency', async () => {
    const { status: code, body } = await quote(bank, one, { from: one.dollars, to: one.credit });

    expect(code).toBe(201);
    expect(body['data']).toMatchObject({
      instructed_amount: '1200.50',
      instructed_amount_currency: 'USD',
      source_amount: '1200.50',
      target_amount: '1200.50',
      currency_pair: null,
      exchange_rate: '1.0',
      fee: '0.00',
      fee_currency: 'USD',
      expected_completion_date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      from_profile: { id: one.dollars },
      to_profile: { id: one.credit },
    });
    const lifeMs = Date.parse(body['data'].expires_at) - Date.parse(body['data'].created_at);
    expect(lifeMs).toBe(15 * MINUTE);
  });

  it('adds a fee to what is exchanged, at rates that can move', async () => {
    const order = { from: one.dollars, to: one.euros, amount: 1000 };
    const { data } = (await quote(bank, one, order)).body;
    await bank.settings({ rateShift: 100 });
    const moved = (await quote(bank, one, order)).body['data'];

    expect(data).toMatchObject({
      source_amount: '1005.00',
      fee: '5.00',
      currency_pair: 'USDEUR',
      exchange_rate: '0.92302',
      target_amount: '923.02',
      target_amount_currency: 'EUR',
    });
    expect(moved.exchange_rate).toBe('0.93225');
  });

  it('reads the digits of the amount and takes no text', async () => {
    const path = `${API}${one.path}/quotes`;
    const body = (amount: string): string =>
      `{"quote":{"from_profile_id":"${one.dollars}","to_profile_id":"${one.credit}",` +
      `"instructed_amount":{"amount":${amount},"currency":"USD"}}}`;
    const ask = (amount: string): Promise<Answer> => bank.call('POST', path, { body: body(amount) });

    expect((await ask('9007199254740.93')).body['data'].instructed_amount).toBe('9007199254740.93');
    expect((await ask('12.5e2')).body['data'].instructed_amount).toBe('1250.00');
    for (const bad of ['"12.00"', '0', '-1', '1.005', 'null']) expect((await ask(bad)).status).toBe(422);
  });

  it('is refused for what is absent, unknown, of the wrong kind or not active', async () => {
    const ask = async (from: string, to: string, currency = 'USD'): Promise<unknown> =>
      refusal(await quote(bank, one, { from, to, currency }));
    const bare = await bank.call('POST', `${API}${one.path}/quotes`, { body: {} });

    expect(refusal(bare)).toEqual([400, 'quote', 'quote is required']);
    expect(await ask('x', one.credit)).toEqual([404, 'from_profile_id', 'Payment profile not found']);
    expect(await ask(one.credit, one.dollars)).toEqual([
      422,
      'from_profile_id',
      'can not be used as a source',
    ]);
    expect(await ask(one.dollars, one.debit)).toEqual([
      422,
      'to_profile_id',
      'can not be used as a destination',
    ]);
    expect(await ask(one.dollars, one.credit, 'EUR')).toEqual([
      422,
      'instructed_amount',
      'currency must be that of the source profile: USD',
    ]);
    await bank.command({ action: 'profile', profile: one.credit, status: 'inactive' });
    expect(await ask(one.dollars, one.credit)).toEqual([422, 'to_profile_id', 'Payment profile is inactive']);
  });
});

describe('a payment', () => {
  it('goes from pending through processing to completed, and the money with it', async () => {
    const before = await one.balance();

    const made = await pay(bank, one, { payment_quote_id: await one.quoteId() });
    const pending = [await one.status(made), await one.balance()];
    await bank.advance(MINUTE);
    const processing = [await one.status(made), await one.balance()];
    await bank.advance(48 * HOUR);
    await bank.login();

    expect(made.status).toBe(201);
    expect(made.body['data']).toMatchObject({
      instructed_amount: '1200.50',
      reason: 'bill_payment',
      idempotency_key: 'key-1',
    });
    expect(pending).toEqual(['pending', before]);
    expect(processing).toEqual(['processing', before - 120_050]);
    expect(await one.status(made)).toBe('completed');
    expect(await bank.check()).toMatchObject({ balanced: true, effects: [{ key: 'key-1', count: 1 }] });
  });

  it('fails with a reason and gives the money back', async () => {
    await bank.settings({ paymentOutcome: 'failed', failureReason: 'account_closed', settleAfterMs: 0 });
    const before = await one.balance();

    const made = await pay(bank, one, { payment_quote_id: await one.quoteId() });
    await bank.advance(MINUTE);

    const payment = await bank.get(`${one.path}/payments/${made.body['data'].id}`);
    expect(payment).toMatchObject({ status: 'failed', failure_reason: 'account_closed' });
    expect(await one.balance()).toBe(before);
    expect((await bank.check())['balanced']).toBe(true);
  });

  it('fails without cover, having moved nothing', async () => {
    await bank.settings({ settleAfterMs: 0 });
    const before = await one.balance();

    const made = await pay(bank, one, {
      payment_quote_id: await one.quoteId({ amount: 99_999_999 }),
    });
    await bank.advance(MINUTE);

    const payment = await bank.get(`${one.path}/payments/${made.body['data'].id}`);
    expect(payment).toMatchObject({ status: 'failed', failure_reason: 'insufficient_funds' });
    expect(await one.balance()).toBe(before);
  });

  it('is made once for its key: the same again for the same quote, a conflict for another', async () => {
    const first = await one.quoteId();
    const made = await pay(bank, one, { payment_quote_id: first });
    const again = await pay(bank, one, { payment_quote_id: first });
    const other = await pay(bank, one, { payment_quote_id: await one.quoteId() });

    expect([made.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(made.body);
    expect(refusal(other)).toEqual([409, 'idempotency_key', 'has already been taken']);
    expect((await bank.check())['effects']).toEqual([{ key: 'key-1', count: 1 }]);
  });

  it('is found under its key when the answer was lost after booking', async () => {
    const fault = { kind: 'status', code: 503, when: 'after' };
    const match = { method: 'POST', path: `${API}${one.path}/payments` };
    await bank.call('POST', '/__sandbox/faults', { body: { match, fault, times: 1 } });
    const id = await one.quoteId();

    const lost = await pay(bank, one, { payment_quote_id: id });
    const again = await pay(bank, one, { payment_quote_id: id });

    expect([lost.status, again.status]).toEqual([503, 200]);
    expect(again.body['data'].idempotency_key).toBe('key-1');
    expect((await bank.check())['effects']).toEqual([{ key: 'key-1', count: 1 }]);
  });

  it('needs a live quote, a reason and a key', async () => {
    const id = await one.quoteId();
    const bare = await bank.call('POST', `${API}${one.path}/payments`, { body: { payment_instruction: {} } });
    await bank.advance(15 * MINUTE);

    expect(bare.body['errors']).toEqual([
      { field: 'payment_quote_id', message: 'payment_quote_id is required' },
      { field: 'reason', message: 'reason is required' },
      { field: 'idempotency_key', message: 'idempotency_key is required' },
    ]);
    expect(refusal(await pay(bank, one, { payment_quote_id: id }))).toEqual([
      422,
      'payment_quote_id',
      'Quote has expired',
    ]);
    expect((await pay(bank, one, { payment_quote_id: 'x' })).status).toBe(404);
  });

  it('can be called off only before processing, and can show a state that nobody knows', async () => {
    const move = (id: string, to: string): Promise<Row> =>
      bank.command({ action: 'payment', payment: id, status: to });
    const { id } = (await pay(bank, one, { payment_quote_id: await one.quoteId() })).body['data'];
    const second = await pay(bank, one, { payment_quote_id: await one.quoteId(), idempotency_key: 'key-2' });
    await move(second.body['data'].id, 'processing');

    expect((await move(id, 'awaiting_approval'))['status']).toBe('awaiting_approval');
    expect((await move(id, 'cancelled'))['status']).toBe('cancelled');
    expect((await move(second.body['data'].id, 'cancelled'))['errors'][0].message).toBe(
      "A payment can't go from processing to cancelled",
    );
  });
});
