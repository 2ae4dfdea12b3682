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

describe('an ACH credit', () => {
  it('is held, processed and sent at the top of each hour', async () => {
    const before = await bank.balance(who.from);
    const { status, body } = await ach();
    const held = await bank.balance(who.from);

    await bank.advance(HOUR);
    const processing = await bank.get(`/ach/${body['id']}`);
    await bank.advance(HOUR);
    const sent = await bank.get(`/ach/${body['id']}`);

    expect([status, body['status'], processing['status'], sent['status']]).toEqual([
      200,
      'pending',
      'processing',
      'sent',
    ]);
    expect(held.current).toBe(before.current);
    expect(Number(held.available)).toBeCloseTo(Number(before.available) - 100, 2);
    expect(await rowsOf(bank, who.from, 'ach_id', body['id'])).toEqual([
      'hold -100.00',
      'hold_release 100.00',
      'withdrawal -100.00',
    ]);
  });

  it('is pending money until it is processed', async () => {
    const { body } = await ach();

    const pending = await bank.all(`/account/${who.from}/pending_transaction`);
    await bank.advance(HOUR);
    const after = await bank.all(`/account/${who.from}/pending_transaction`);

    expect(pending.map((row) => row['ach_id'])).toContain(body['id']);
    expect(after.map((row) => row['ach_id'])).not.toContain(body['id']);
  });

  it('can be canceled while it is pending, and not later', async () => {
    const [first, second] = [(await ach()).body, (await ach()).body];
    const cancel = (id: string): Promise<Answer> =>
      bank.call('PATCH', `/ach/${id}`, { body: { status: 'canceled' } });

    const early = await cancel(first['id']);
    await bank.advance(HOUR);
    const late = await cancel(second['id']);

    expect([early.status, early.body['status'], late.status]).toEqual([200, 'canceled', 400]);
    expect((await bank.get(`/ach/${second['id']}`))['status']).toBe('processing');
    expect(await rowsOf(bank, who.from, 'ach_id', first['id'])).toEqual([
      'hold -100.00',
      'hold_release 100.00',
    ]);
  });

  it('gives the money back when it is returned', async () => {
    const before = await bank.balance(who.from);
    const { body } = await ach();

    await bank.command({ action: 'ach', id: body['id'], to: 'returned', code: 'R03' });

    expect(await bank.get(`/ach/${body['id']}`)).toMatchObject({ status: 'returned', error: 'R03' });
    expect(await bank.balance(who.from)).toEqual(before);
  });

  it('is refused without the money for it, or fails later when told so', async () => {
    const refused = await ach({ amount: '99999999.00' });
    await bank.settings({ nsf: 'error-later' });
    const { body } = await ach({ amount: '99999999.00' });
    await bank.advance(HOUR);

    expect(refused.status).toBe(400);
    expect(await bank.get(`/ach/${body['id']}`)).toMatchObject({
      status: 'error',
      error: 'Insufficient funds.',
    });
    expect(await rowsOf(bank, who.from, 'ach_id', body['id'])).toEqual([]);
  });

  it.each([
    ['a locked account', { account_id: 'LOCKED' }],
    ['a closed account', { account_id: 'CLOSED' }],
    ['an unknown account', { account_id: 'acct_none' }],
    ['a counterparty without ACH details', { counterparty_id: 'WIRE_ONLY' }],
    ['a long description', { description: 'ELEVEN CHARS' }],
    ['another SEC code', { sec_code: 'xyz' }],
    ['a web entry without details', { sec_code: 'web' }],
    ['addenda on a PPD entry', { sec_code: 'ppd', addenda: ['x'] }],
    ['a number for an amount', { amount: 5 }],
    ['too much userdata', { userdata: { text: 'x'.repeat(1_100) } }],
  ])('is refused for %s', async (_, change: Row) => {
    const accounts = await Promise.all(
      (await bank.all('/account')).map((row) => bank.get(`/account/${row['id']}`)),
    );
    const known: Row = {
      LOCKED: accounts.find((one) => one['locked'])?.['id'],
      CLOSED: accounts.find((one) => one['status'] === 'closed')?.['id'],
      WIRE_ONLY: (await bank.all('/counterparty')).find((one) => !one['ach'])?.['id'],
    };
    const filled = Object.fromEntries(
      Object.entries(change).map(([name, value]) => [name, known[value] ?? value]),
    );

    const { status, body } = await ach(filled);

    expect([status, typeof body['error']]).toEqual([400, 'string']);
  });
});

describe('an ACH debit', () => {
  it('arrives held, is freed at its scheduled settlement and taken back when returned', async () => {
    const before = await bank.balance(who.from);
    const { body } = await ach({ direction: 'debit', userdata: { manual: true, scheduled_settlement: 30 } });

    const status = await bank.simulate('ach.processing_sent', { ach_id: body['id'] });
    const sent = await bank.balance(who.from);
    await bank.advance(31 * 60_000);
    const freed = await bank.balance(who.from);
    await bank.command({ action: 'ach', id: body['id'], to: 'returned' });

    expect(status).toBe(202);
    expect(Number(sent.current) - Number(before.current)).toBeCloseTo(100, 2);
    expect(sent.available).toBe(before.available);
    expect(Number(freed.available) - Number(before.available)).toBeCloseTo(100, 2);
    expect(await bank.balance(who.from)).toEqual(before);
  });

  it('waits for its simulation when it is manual', async () => {
    const { body } = await ach({ direction: 'debit', userdata: { manual: true } });

    await bank.advance(5 * HOUR);

    expect((await bank.get(`/ach/${body['id']}`))['status']).toBe('pending');
    expect(await bank.simulate('ach.processing_sent', { ach_id: (await ach()).body['id'] })).toBe(400);
  });
});
