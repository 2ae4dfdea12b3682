import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '../answer.js';
import { type Receiver, receive } from '../receiver.js';
import { type Bank, parties, useBank } from './bank.js';

let bank: Bank;
let receiver: Receiver;
useBank(async (opened) => {
  bank = opened;
  receiver = await receive('authorization');
});
afterEach(() => receiver.close());

const register = async (event: string): Promise<Row> => {
  const body = { event, url: receiver.url, basic_user: 'exchequer', basic_secret: 'tp-webhook-secret' };
  return (await bank.call('POST', '/webhook', { body })).body;
};

describe('a webhook', () => {
  it('is registered, read without its secret, changed and deleted', async () => {
    const made = await register('ach.update');
    const changed = await bank.call('PATCH', `/webhook/${made['id']}`, { body: { status: 'disabled' } });
    const removed = await bank.call('DELETE', `/webhook/${made['id']}`);
    const plain = await bank.call('POST', '/webhook', {
      body: { event: 'ach.update', url: 'http://example.com/' },
    });

    expect(made).toMatchObject({ status: 'enabled', basic_user: 'exchequer', basic_secret: null });
    expect(changed.body['status']).toBe('disabled');
    expect([removed.status, removed.text]).toEqual([204, '']);
    expect((await bank.call('GET', `/webhook/${made['id']}`)).status).toBe(404);
    expect(plain.status).toBe(400);
  });

  it('brings a notice without data, with its credentials', async () => {
    await register('book.create');
    const { from, to } = await parties(bank);

    const { body } = await bank.call('POST', '/book', {
      body: { from_account_id: from, to_account_id: to, amount: '1.00' },
    });
    await receiver.received(1);

    expect(receiver.got[0]).toEqual({
      body: { event: 'book.create', op: 'create', id: body['id'], url: `${bank.url}/book/${body['id']}` },
      text: expect.any(String),
      proof: `Basic ${Buffer.from('exchequer:tp-webhook-secret').toString('base64')}`,
    });
  });

  it('tells of every new row by transaction.create and account.update', async () => {
    await register('transaction.create');
    await register('account.update');
    const { to } = await parties(bank);

    const { ids } = await bank.command({ action: 'insert-transactions', account: to, count: 2 });
    await receiver.received(4);

    const told = receiver.got.map(({ body }) => `${body['event']} ${body['id']}`).sort();
    expect(told).toEqual(
      [
        ...ids.map((id: string) => `transaction.create ${id}`),
        ...Array(2).fill(`account.update ${to}`),
      ].sort(),
    );
  });

  it('is tried fifteen times more, then stands in error and sends nothing until enabled', async () => {
    const { id } = await register('person.update');
    receiver.status = 500;

    await bank.command({ action: 'emit', event: 'person.update', id: 'psn_x' });
    await receiver.received(1);
    await bank.advance(2 ** 16 * 1_000);
    await vi.waitFor(async () => expect((await bank.get(`/webhook/${id}`))['status']).toBe('error'), {
      timeout: 5_000,
    });
    const silent = await bank.command({ action: 'emit', event: 'person.update', id: 'psn_x' });
    await bank.call('PATCH', `/webhook/${id}`, { body: { status: 'enabled' } });
    receiver.status = 202;
    const resumed = await bank.command({ action: 'emit', event: 'person.update', id: 'psn_x' });
    await receiver.received(17);

    expect([silent['sent'], resumed['sent'], receiver.got.length]).toEqual([0, 1, 17]);
  });

  it('can come twice, late, out of order and forged', async () => {
    await register('ach.update');
    const notice = { event: 'ach.update', id: 'ach_1' };

    await bank.command({ action: 'duplicate', ...notice });
    await receiver.received(2);
    await bank.command({ action: 'delay', ...notice, ms: 60_000 });
    await bank.advance(60_001);
    await receiver.received(3);
    await bank.command({ action: 'reorder', events: [notice, { ...notice, id: 'ach_2' }] });
    await receiver.received(5);
    await bank.command({ action: 'forge', ...notice });
    await receiver.received(6);

    expect(receiver.got.map(({ body }) => body['id'])).toEqual([
      'ach_1',
      'ach_1',
      'ach_1',
      'ach_2',
      'ach_1',
      'ach_1',
    ]);
    expect(receiver.got[5]?.proof).not.toBe(receiver.got[0]?.proof);
  });
});
