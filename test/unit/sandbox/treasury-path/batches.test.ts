import { describe, expect, it } from 'vitest';
import type { Answer, Row } from '../answer.js';
import { API, type Bank, HOUR, refusal, useBank } from './bank.js';
import { type Customer, customer, pay } from './customer.js';

let bank: Bank;
let one: Customer;
useBank(async (opened) => {
  bank = opened;
  await bank.settings({ moneyForm: 'fixed' });
  one = await customer(bank);
});

describe('a batch', () => {
  const path = (rest = ''): string => `${API}${one.path}/payment_batches${rest}`;
  const open = (batch: Row): Promise<Answer> => bank.call('POST', path(), { body: { payment_batch: batch } });

  it('holds its payments, refreshes old quotes, and completes when all have ended', async () => {
    const accounts = await bank.all(`${one.path}/bank_accounts`);
    const euros = accounts.find((row) => row['payment_profiles'][0].id === one.euros)?.['id'];
    const before = await one.balance(euros);
    const { id } = (await open({ label: 'Suppliers', metadata: { run: 7 } })).body['data'];
    const quoted = await one.quoteId({ to: one.euros, amount: 1000 });
    const made = await pay(bank, one, { payment_quote_id: quoted, payment_batch_id: id });
    await bank.settings({ rateShift: 100, settleAfterMs: HOUR });
    await bank.advance(HOUR);
    const waiting = await one.status(made);
    const sent = await bank.call('POST', path(`/${id}/process_batch`));
    await bank.advance(HOUR);

    expect(waiting).toBe('pending');
    expect(sent.body['data']).toMatchObject({ status: 'processing', total_count: 1, completed_at: null });
    expect(await bank.get(`${one.path}/payment_batches/${id}`)).toMatchObject({
      status: 'completed',
      label: 'Suppliers',
      metadata: { run: 7 },
      succeeded_count: 1,
      failed_count: 0,
      completed_at: expect.any(String),
    });
    expect(await one.status(made)).toBe('completed');
    expect((await one.balance(euros)) - before).toBe(93_225);
    expect((await bank.check())['balanced']).toBe(true);
  });

  it('takes payments only while it is building, and is sent once', async () => {
    const { id } = (await open({})).body['data'];
    const empty = await bank.call('POST', path(`/${id}/process_batch`));
    await pay(bank, one, { payment_quote_id: await one.quoteId(), payment_batch_id: id });
    await bank.call('POST', path(`/${id}/process_batch`));
    const late = { payment_quote_id: await one.quoteId(), payment_batch_id: id, idempotency_key: 'late' };

    expect(empty.status).toBe(422);
    expect(refusal(await pay(bank, one, late))).toEqual([
      422,
      'payment_batch_id',
      'Batch is no longer building',
    ]);
    expect((await bank.call('POST', path(`/${id}/process_batch`))).status).toBe(409);
  });

  it('holds at most 500 payments', async () => {
    const { id } = (await open({})).body['data'];
    const quoted = await one.quoteId();
    for (let n = 0; n < 500; n += 1) {
      await pay(bank, one, { payment_quote_id: quoted, payment_batch_id: id, idempotency_key: `n${n}` });
    }

    const late = await pay(bank, one, {
      payment_quote_id: quoted,
      payment_batch_id: id,
      idempotency_key: 'late',
    });

    expect(refusal(late)).toEqual([422, 'payment_batch_id', 'Batch already has 500 payments']);
  });

  it('is made once for its key', async () => {
    const first = await open({ idempotency_key: 'b', label: 'A' });
    const again = await open({ idempotency_key: 'b', label: 'A' });
    const other = await open({ idempotency_key: 'b', label: 'B' });

    expect([first.status, again.status, other.status]).toEqual([201, 200, 409]);
    expect(again.body['data'].id).toBe(first.body['data'].id);
  });
});
