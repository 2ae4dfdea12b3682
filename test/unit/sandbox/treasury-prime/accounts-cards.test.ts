import { describe, expect, it } from 'vitest';
import type { Answer, Row } from '../answer.js';
import { type Bank, type Parties, parties, rowsOf, useBank } from './bank.js';

let bank: Bank;
let who: Parties;
useBank(async (opened) => {
  bank = opened;
  who = await parties(bank);
});

const patch = (path: string, body: Row): Promise<Answer> => bank.call('PATCH', path, { body });

describe('an account', () => {
  it('is listed without balances and read with them', async () => {
    const [listed] = await bank.all('/account');
    const account = await bank.get(`/account/${who.from}`);

    expect(listed).not.toHaveProperty('current_balance');
    expect(listed?.['currency']).toBeNull();
    expect(account['currency']).toBe('USD');
    expect(account['current_balance']).toMatch(/^\d+\.\d\d$/);
  });

  it('can be locked with a reason and unlocked, which is kept as history', async () => {
    const reason = 'transactions_being_investigated_wire';
    const locked = await patch(`/account/${who.from}`, { locked: true, lock: { reason } });
    const unlocked = await patch(`/account/${who.from}`, { locked: false });
    const [history] = await bank.all(`/account_lock?account_id=${who.from}`);

    expect(locked.body).toMatchObject({ locked: true, lock: { reason } });
    expect(unlocked.body).toMatchObject({ locked: false, lock: null });
    expect(history?.['released_at']).toMatch(/Z$/);
  });

  it('closes only when it is empty, and not while it is being locked', async () => {
    const accounts = await Promise.all(
      (await bank.all('/account')).map((row) => bank.get(`/account/${row['id']}`)),
    );
    const free = (one: Row): boolean => one['available_balance'] === one['current_balance'] && !one['locked'];
    const account =
      accounts.find((one) => one['status'] === 'open' && one['current_balance'] && free(one)) ?? {};
    const other = account['id'] === who.from ? who.to : who.from;
    const close = (change: Row = {}): Promise<Answer> =>
      patch(`/account/${account['id']}`, { status: 'close_pending', ...change });

    const refused = [(await close()).status, (await close({ locked: true })).status];
    const drain = {
      from_account_id: account['id'],
      to_account_id: other,
      amount: account['current_balance'],
    };
    await bank.call('POST', '/book', { body: drain });
    await bank.advance(3_000);
    const closing = await close();
    await bank.advance(6_000);

    expect(refused).toEqual([400, 400]);
    expect(closing.body['status']).toBe('close_pending');
    expect((await bank.get(`/account/${account['id']}`))['status']).toBe('closed');
  });

  it('tells the balance at the end of each of thirty days', async () => {
    const { data } = await bank.get(`/account/${who.from}/daily_balance`);

    expect(data).toHaveLength(30);
    expect(data[0].balance).toBe((await bank.balance(who.from)).current);
  });
});

describe('a counterparty', () => {
  it('needs details, checks routing numbers and takes only userdata afterwards', async () => {
    const create = (body: Row): Promise<Answer> =>
      bank.call('POST', '/counterparty', { body: { name_on_account: 'Ada', ...body } });
    const ach = { account_number: '0001', routing_number: '021000021', account_type: 'checking' };

    const none = await create({});
    const wrong = await create({ ach: { ...ach, routing_number: '021000022' } });
    const made = await create({ ach });
    const renamed = await patch(`/counterparty/${made.body['id']}`, { name_on_account: 'Eve' });
    const noted = await patch(`/counterparty/${made.body['id']}`, { userdata: { a: 1 } });

    expect([none.status, wrong.status, made.status, renamed.status]).toEqual([400, 400, 200, 400]);
    expect(made.body).toMatchObject({ name_on_account: 'Ada', ach, wire: null });
    expect(noted.body['userdata']).toEqual({ a: 1 });
  });
});

describe('a card', () => {
  const issue = async (): Promise<Row> => {
    const account = await bank.get(`/account/${who.from}`);
    const [product] = await bank.all('/cardproduct');
    const body = {
      account_id: who.from,
      person_id: account['person_ids'][0],
      card_product_id: product?.['id'],
    };
    return (await bank.call('POST', '/card', { body })).body;
  };

  it('goes from unactivated over active and suspended to terminated, its end', async () => {
    const { id, status, pan } = await issue();
    const seen: unknown[] = [status];
    for (const to of ['suspended', 'active', 'suspended', 'active', 'terminated', 'active']) {
      const answer = await patch(`/card/${id}`, { status: to });
      seen.push(answer.status === 200 ? answer.body['status'] : answer.status);
    }

    expect(pan).toBeNull();
    expect(seen).toEqual(['unactivated', 400, 'active', 'suspended', 'active', 'terminated', 400]);
  });

  it('holds a purchase, posts it when collected, and declines while suspended', async () => {
    const { id } = await issue();
    await patch(`/card/${id}`, { status: 'active' });
    const buy = { action: 'card-authorization', card: id, amount: '25.00' };

    const approved = await bank.command(buy);
    await bank.command({ action: 'card-clearing', id: approved['id'], amount: '24.00' });
    await patch(`/card/${id}`, { status: 'suspended' });
    const denied = await bank.command(buy);
    await bank.command({ action: 'card-refund', card: id, amount: '4.00' });

    expect([approved['status'], denied['status'], denied['decline_reason']]).toEqual([
      'approved',
      'denied',
      'card_suspended',
    ]);
    expect(await rowsOf(bank, who.from, 'card_id', id)).toEqual([
      'hold -25.00',
      'hold_release 25.00',
      'charge -24.00',
      'reversal 4.00',
    ]);
    expect(await bank.all(`/card_event?card_id=${id}`)).toHaveLength(2);
  });

  it('loses a hold that nobody collects', async () => {
    const { id } = await issue();
    await patch(`/card/${id}`, { status: 'active' });
    await bank.command({ action: 'card-authorization', card: id, amount: '25.00' });

    await bank.advance(32 * 24 * 3_600_000);

    expect(await rowsOf(bank, who.from, 'card_id', id)).toEqual(['hold -25.00', 'hold_release 25.00']);
  });
});
