import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Row } from '../answer.js';
import { type Receiver, receive } from '../receiver.js';
import { API, type Bank, HOUR, refusal, useBank } from './bank.js';
import { type Customer, customer, pay, quote } from './customer.js';

let bank: Bank;
let one: Customer;
let receiver: Receiver;
useBank(async (opened) => {
  bank = opened;
  one = await customer(bank);
  receiver = await receive('x-treasurypath-signature');
});
afterEach(() => receiver.close());

const endpoints = (rest = ''): string => `${API}${one.path}/webhook_endpoints${rest}`;
const register = (event_names: readonly string[], more: Row = {}): Promise<Answer> =>
  bank.call('POST', endpoints(), { body: { url: receiver.url, event_names, ...more } });
const UPDATED = 'BankAccountEvents::UpdatedEvent';
const notice = (more: Row = {}): Row => ({ event: UPDATED, id: one.internalAccount, ...more });

describe('a webhook endpoint', () => {
  it('shows its secret once, and is changed, toggled and deleted', async () => {
    const made = await register(['PaymentEvents::CompletedEvent', UPDATED]);
    const { id, secret } = made.body['data'];
    const read = await bank.call('GET', endpoints(`/${id}`));
    const toggled = await bank.call('PATCH', endpoints(`/${id}/toggle`));
    const changed = await bank.call('PATCH', endpoints(`/${id}`), { body: { event_names: [UPDATED] } });

    expect([made.status, secret]).toEqual([201, expect.stringMatching(/^whsec_/)]);
    expect(read.body['data']).toMatchObject({ active: true, subscribed_events_count: 2 });
    expect(read.body['data']).not.toHaveProperty('secret');
    expect(read.body['data'].webhook_subscribed_events[0]).toMatchObject({
      event_name: 'PaymentEvents::CompletedEvent',
      display_name: 'Payment Completed',
      event_category: 'Payment',
      event_action: 'Completed',
    });
    expect(toggled.body['data'].active).toBe(false);
    expect(changed.body['data'].subscribed_events_count).toBe(1);
    const inactive = await bank.call('GET', endpoints('?active=false'));
    expect(inactive.body['data'].map((row: Row) => row['id'])).toContain(id);
    expect((await bank.call('DELETE', endpoints(`/${id}`))).status).toBe(204);
    expect((await bank.call('GET', endpoints(`/${id}`))).status).toBe(404);
  });

  it('is refused for abbreviated names and plain addresses', async () => {
    const abbreviated = await register(['BankAccount::CreatedEvent']);
    const plain = await register([UPDATED], { url: 'http://example.com/' });

    expect([abbreviated.status, plain.status, (await register([])).status]).toEqual([422, 422, 400]);
  });

  it('for the whole workspace exists only when switched on', async () => {
    const ask = (): Promise<Answer> =>
      bank.call('POST', `${API}/webhook_endpoints`, { body: { url: receiver.url, events: [UPDATED] } });
    const off = await ask();
    await bank.settings({ workspaceWebhooks: true });

    expect(refusal(off)).toEqual([404, 'base', 'Not found']);
    expect((await ask()).status).toBe(201);
    expect(await bank.command({ action: 'emit', ...notice() })).toMatchObject({ sent: 1 });
  });
});

describe('a delivery', () => {
  it('is signed over its bytes with the secret, which can be chosen', async () => {
    await bank.settings({ webhookSecret: 'shared' });
    await register([UPDATED]);

    const { eventId } = await bank.command({ action: 'emit', ...notice() });
    await receiver.received(1);

    const [got] = receiver.got;
    expect(got?.body).toEqual({
      id: eventId,
      event: UPDATED,
      created_at: expect.any(String),
      company_id: one.path.split('/')[2],
      data: await bank.get(`${one.path}/bank_accounts/${one.internalAccount}`),
    });
    expect(eventId).toMatch(/^evt_\d{4}$/);
    expect(got?.proof).toBe(
      createHmac('sha256', 'shared')
        .update(got?.text ?? '')
        .digest('hex'),
    );
  });

  it('is repeated on the plan with the same id, then given up', async () => {
    await register([UPDATED]);
    receiver.status = 500;

    await bank.command({ action: 'emit', ...notice() });
    await receiver.received(1);
    await bank.advance(9 * HOUR);
    await receiver.received(6);

    expect(new Set(receiver.got.map(({ body }) => body['id'])).size).toBe(1);
    expect(receiver.got).toHaveLength(6);
  });

  it('can come twice, late, out of order and with a bad signature', async () => {
    const { secret } = (await register([UPDATED])).body['data'];
    const mac = (text: string): string => createHmac('sha256', secret).update(text).digest('hex');

    await bank.command({ action: 'emit', ...notice() });
    await bank.command({ action: 'duplicate', times: 2 });
    await receiver.received(3);
    await bank.command({ action: 'delay', ...notice({ ms: 60_000 }) });
    await bank.advance(60_001);
    await receiver.received(4);
    await bank.command({ action: 'reorder', count: 2 });
    await bank.command({ action: 'profile', profile: one.debit, status: 'inactive' });
    await bank.command({ action: 'profile', profile: one.debit, status: 'active' });
    await receiver.received(6);
    await bank.command({ action: 'forge', ...notice() });
    await receiver.received(7);
    await bank.command({ action: 'forge', ...notice({ signature: 'none' }) });
    await receiver.received(8);

    const ids = receiver.got.map(({ body }) => Number(body['id'].slice(4)));
    expect(ids).toEqual([1, 1, 1, 2, 4, 3, 5, 6]);
    expect(receiver.got.map(({ text, proof }) => proof === mac(text))).toEqual([
      ...Array(6).fill(true),
      false,
      false,
    ]);
    expect(receiver.got[7]?.proof).toBeUndefined();
  });

  it('tells of a payment from its debit to its end', async () => {
    const names = ['DebitInitiated', 'Completed', 'Failed', 'Cancelled'];
    await register(names.map((name) => `PaymentEvents::${name}Event`));
    await bank.settings({ settleAfterMs: 1_000 });
    const { id: quoteId } = (await quote(bank, one, { from: one.dollars, to: one.credit })).body['data'];

    const made = await pay(bank, one, { payment_quote_id: quoteId });
    await bank.advance(60_000);
    await receiver.received(2);

    expect(receiver.got.map(({ body }) => [body['event'], body['data'].id, body['data'].status])).toEqual([
      ['PaymentEvents::DebitInitiatedEvent', made.body['data'].id, 'processing'],
      ['PaymentEvents::CompletedEvent', made.body['data'].id, 'completed'],
    ]);
  });

  it('tells of a batch once and of none of its ends', async () => {
    await register(['PaymentEvents::CompletedEvent', 'PaymentBatchCompletedEvent']);
    await bank.settings({ settleAfterMs: 1_000 });
    const batches = `${API}${one.path}/payment_batches`;
    const { id } = (await bank.call('POST', batches, { body: { payment_batch: {} } })).body['data'];
    for (const key of ['a', 'b']) {
      const made = await quote(bank, one, { from: one.dollars, to: one.credit });
      const order = { payment_quote_id: made.body['data'].id, payment_batch_id: id, idempotency_key: key };
      await pay(bank, one, order);
    }

    await bank.call('POST', `${batches}/${id}/process_batch`);
    await bank.advance(60_000);
    await receiver.received(1);

    expect(receiver.got.map(({ body }) => [body['event'], body['data'].succeeded_count])).toEqual([
      ['PaymentBatchCompletedEvent', 2],
    ]);
  });
});
