import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Row } from '../answer.js';
import { type Bank, HOUR, type Parties, parties, rowsOf, useBank } from './bank.js';

let bank: Bank;
let who: Parties;
useBank(async (opened) => {
  bank = opened;
  who = await parties(bank);
});
afterEach(async () => {
  expect((await bank.get('/__sandbox/check'))['balanced']).toBe(true);
});

const ach = (change?: Row): Promise<Answer> => bank.ach(who, change);
const wire = (change: Row = {}): Promise<Answer> =>
  bank.call('POST', '/wire', {
    body: { account_id: who.from, counterparty_id: who.wire, amount: '100.00', ...change },
  });
const book = (change: Row = {}): Promise<Answer> =>
  bank.call('POST', '/book', {
    body: { from_account_id: who.from, to_account_id: who.to, amount: '100.00', ...change },
  });

describe('a wire', () => {
  it('is held, processed and sent with its message ids', async () => {
    const { body } = await wire();
    await bank.advance(31_000);
    const processing = await bank.get(`/wire/${body['id']}`);
    const cancel = await bank.call('PATCH', `/wire/${body['id']}`, { body: { status: 'canceled' } });
    await bank.advance(31_000);
    const sent = await bank.get(`/wire/${body['id']}`);

    expect([body['status'], processing['status'], cancel.status, sent['status']]).toEqual([
      'pending',
      'processing',
      400,
      'sent',
    ]);
    expect([body['imad'], typeof sent['imad'].unparsed]).toEqual([null, 'string']);
    expect(await rowsOf(bank, who.from, 'wire_id', body['id'])).toEqual([
      'hold -100.00',
      'hold_release 100.00',
      'withdrawal -100.00',
    ]);
  });

  it('gives the money back when the bank voids it', async () => {
    const before = await bank.balance(who.from);
    const { body } = await wire();

    await bank.command({ action: 'wire', id: body['id'], to: 'void' });

    expect((await bank.get(`/wire/${body['id']}`))['status']).toBe('void');
    expect(await bank.balance(who.from)).toEqual(before);
  });

  it('fails for an account number with a leading 9', async () => {
    const section = { account_number: '9123', routing_number: '021000021', bank_name: 'Far Bank' };
    const address = { street_line_1: '1 A St', city: 'Reno', state: 'NV', postal_code: '89501' };
    const counterparty = await bank.call('POST', '/counterparty', {
      body: {
        name_on_account: 'Nine',
        wire: { ...section, bank_address: address, address_on_account: address },
      },
    });
    const before = await bank.balance(who.from);

    const { body } = await wire({ counterparty_id: counterparty.body['id'] });
    await bank.advance(120_000);

    expect((await bank.get(`/wire/${body['id']}`))['status']).toBe('error');
    expect(await bank.balance(who.from)).toEqual(before);
  });
});

describe('a book transfer', () => {
  it('moves the money within seconds, with a row on each side', async () => {
    const { body } = await book();
    await bank.advance(2_500);

    expect([body['status'], (await bank.get(`/book/${body['id']}`))['status']]).toEqual(['pending', 'sent']);
    expect(await rowsOf(bank, who.from, 'book_id', body['id'])).toEqual(['withdrawal -100.00']);
    expect(await rowsOf(bank, who.to, 'book_id', body['id'])).toEqual(['deposit 100.00']);
  });

  it('is refused between an account and itself', async () => {
    expect((await book({ to_account_id: who.from })).status).toBe(400);
  });

  it('moves money even when other rails are told not to', async () => {
    await bank.settings({ movesBalances: false });
    const quiet = (await ach()).body;
    const { body } = await book();
    await bank.advance(2 * HOUR);

    expect((await bank.get(`/ach/${quiet['id']}`))['status']).toBe('sent');
    expect(await rowsOf(bank, who.from, 'ach_id', quiet['id'])).toEqual([]);
    expect(await rowsOf(bank, who.from, 'book_id', body['id'])).toHaveLength(1);
  });
});

describe('FedNow and incoming payments', () => {
  it('sends at once, and can be rejected outside', async () => {
    await bank.settings({ fednowFailureForm: 'rejected' });
    const body = {
      account_id: who.from,
      amount: '20.00',
      external_account_number: '0055',
      external_routing_number: '021000021',
      external_name: 'Ines Park',
      security_context: { ip_address: '203.0.113.9', user_agent: 'test' },
    };
    const [sent, failed] = [
      (await bank.call('POST', '/fednow', { body })).body,
      (await bank.call('POST', '/fednow', { body })).body,
    ];

    await bank.simulate('fednow.succeed', { fednow_id: sent['id'] });
    await bank.simulate('fednow.failed', { fednow_id: failed['id'] });

    expect(await bank.get(`/fednow/${sent['id']}`)).toMatchObject({
      status: 'sent',
      external_status: 'accepted',
    });
    expect(await bank.get(`/fednow/${failed['id']}`)).toMatchObject({
      status: 'sent',
      external_status: 'rejected',
    });
    expect(await rowsOf(bank, who.from, 'fednow_id', failed['id'])).toEqual([
      'hold -20.00',
      'hold_release 20.00',
    ]);
    expect(await bank.get('/fednow/routing_number/091000019')).toMatchObject({
      online: false,
      receive: false,
    });
  });

  it('books an incoming ACH, which can be returned within its deadline', async () => {
    const input = { account_id: who.to, amount: '12.34', direction: 'credit', description: 'REFUND' };
    const status = await bank.simulate('ach.incoming_ach', input);
    const [incoming] = await bank.all(`/incoming_ach?account_id=${who.to}`);
    const back = await bank.call('PATCH', `/incoming_ach/${incoming?.['id']}`, {
      body: { status: 'return', return_code: 'R29' },
    });

    expect([status, incoming?.['amount'], back.body['status']]).toEqual([202, '12.34', 'returned']);
    expect(await rowsOf(bank, who.to, 'incoming_ach_id', incoming?.['id'])).toEqual([
      'deposit 12.34',
      'reversal -12.34',
    ]);
  });
});
