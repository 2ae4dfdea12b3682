import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../kernel/calls.js';
import { type Client, startClient } from './client.js';

const DAY_MS = 86_400_000;
const KEY = '2f0a4f6c-7c4e-4f0e-9a55-7a0e9b1c1d11';

let client: Client;
let open: Awaited<ReturnType<Client['open']>>;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.sim.close());
beforeEach(async () => {
  await client.control('POST', 'reset');
  open = await client.open();
});

const withdrawal = (more: object = {}): object => ({
  amount: { currency: 'USD', amount: '125.50' },
  bank_account_id: open.account,
  direction: 'withdrawal',
  type: 'wire',
  idempotency_key: KEY,
  ...more,
});
const withdraw = (more: object = {}): Promise<Answer> =>
  client.post(`${open.path}/transfers`, withdrawal(more));
const read = async (id: string): Promise<Answer['json']> =>
  (await client.get(`${open.path}/transfers/${id}`)).json;
const balance = async (): Promise<bigint> =>
  BigInt((await client.get(`${open.path}/portfolio`)).json.balance.amount.replace('.', ''));
const check = async (): Promise<Answer['json']> => (await client.control('GET', 'check')).json;
const allTransfers = async (query = ''): Promise<Answer['json'][]> =>
  (await client.get(`${open.path}/transfers?limit=100${query}`)).json.transfers;

describe('a withdrawal', () => {
  it('is reviewed, executed and completed as the clock moves', async () => {
    const { id } = (await withdraw()).json;
    const before = await balance();

    await client.command({ action: 'transfer', id, to: 'processing' });
    expect(before - (await balance())).toBe(12_550n);
    await client.advance(DAY_MS);

    expect(await read(id)).toMatchObject({ status: 'completed', processed_at: expect.any(String) });
    expect((await check()).balanced).toBe(true);
  });

  it('starts as pending and without processed_at', async () => {
    const answer = await withdraw({ user_data: { payout: 'po_1' } });

    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      ...withdrawal({ user_data: { payout: 'po_1' } }),
      id: expect.any(String),
      business_id: open.business,
      status: 'pending',
      created_at: expect.any(String),
      updated_at: answer.json.created_at,
    });
  });

  it('is made once however often its key comes with the same body', async () => {
    const first = await withdraw();
    const again = await withdraw();

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json).toEqual(first.json);
    expect((await check()).effects).toEqual([{ key: KEY, count: 1 }]);
    expect((await client.control('GET', 'requests')).json.at(-1)).toMatchObject({ idempotencyKey: KEY });
  });

  it('is refused when its key comes with another body', async () => {
    await withdraw();

    const answer = await withdraw({ amount: { currency: 'USD', amount: '125.51' } });

    expect(answer.status).toBe(400);
    expect(answer.json.details).toMatchObject([
      { target: 'idempotency_key', reason_code: 'PARAM_IS_INVALID' },
    ]);
  });

  it('can be made again with a key that the settings let expire', async () => {
    await client.settings({ keyRetentionMs: 1_000 });
    const first = await withdraw();
    await client.advance(1_000);

    const second = await withdraw();

    expect(second.status).toBe(201);
    expect(second.json.id).not.toBe(first.json.id);
  });

  it('is lowered to the cash that the portfolio gives', async () => {
    await client.settings({ liquidationLossBp: 100 });
    const { id } = (await withdraw({ amount: { currency: 'USD', amount: '999999999.00' } })).json;
    const before = await balance();

    await client.command({ action: 'transfer', id, to: 'processing' });

    const amount = BigInt((await read(id)).amount.amount.replace('.', ''));
    expect(amount).toBe(before - before / 100n);
    expect(await balance()).toBe(before - amount);
  });

  it('can be lowered by command in execution', async () => {
    const { id } = (await withdraw()).json;
    await client.command({ action: 'transfer', id, to: 'processing' });

    await client.command({ action: 'lower-transfer', id, amount: '100.00' });
    await client.command({ action: 'transfer', id, to: 'completed' });

    expect(await read(id)).toMatchObject({ status: 'completed', amount: { amount: '100.00' } });
    expect((await check()).balanced).toBe(true);
  });

  it('gives the money back when it fails', async () => {
    const { id } = (await withdraw()).json;
    const before = await balance();

    await client.command({ action: 'transfer', id, to: 'failed' });

    expect((await read(id)).status).toBe('failed');
    expect(await balance()).toBe(before);
  });

  it('can be cancelled only while it is pending', async () => {
    const { id } = (await withdraw()).json;
    await client.command({ action: 'transfer', id, to: 'cancelled' });

    const again = await client.command({ action: 'transfer', id, to: 'completed' });

    expect((await read(id)).status).toBe('cancelled');
    expect(again.status).toBe(400);
  });

  it.each([
    ['ACH', { type: 'ach' }, 'INVALID_STATE'],
    ['an ACH deposit', { type: 'ach', direction: 'deposit' }, 'INVALID_STATE'],
    ['a wire deposit', { direction: 'deposit' }, 'INVALID_STATE'],
    ['an unknown field', { memo: 'rent' }, 'INVALID_PARAMS'],
    ['nothing', { amount: { currency: 'USD', amount: '0.00' } }, 'INVALID_PARAMS'],
    ['three decimals', { amount: { currency: 'USD', amount: '1.005' } }, 'INVALID_PARAMS'],
    ['a JSON number', { amount: { currency: 'USD', amount: 5 } }, 'INVALID_PARAMS'],
    ['a strange bank account', { bank_account_id: 'x' }, 'INVALID_PARAMS'],
    ['a key that is no UUID', { idempotency_key: 'k' }, 'INVALID_PARAMS'],
  ])('is refused for %s', async (_, more, code) => {
    const answer = await withdraw(more);

    expect([answer.status, answer.json.error_code]).toEqual([400, code]);
    expect((await check()).effects).toEqual([]);
  });

  it('changes nothing but its user_data', async () => {
    const { id } = (await withdraw()).json;

    expect(
      (await client.post(`${open.path}/transfers/${id}`, { user_data: { a: 'b' } })).json.user_data,
    ).toEqual({ a: 'b' });
    const refused = await client.post(`${open.path}/transfers/${id}`, {
      amount: { currency: 'USD', amount: '1.00' },
    });
    expect(refused.json.details).toMatchObject([{ target: 'amount', reason_code: 'PARAM_IS_UNEXPECTED' }]);
  });
});

describe('a deposit', () => {
  it('adds to the portfolio and shows as a wire', async () => {
    const before = await balance();

    const { id } = (
      await client.command({ action: 'deposit-arrived', business: open.business, amount: '2323423335.00' })
    ).json;

    expect(await read(id)).toMatchObject({
      direction: 'deposit',
      type: 'wire',
      status: 'completed',
      idempotency_key: null,
    });
    expect((await balance()) - before).toBe(232_342_333_500n);
  });
});

describe('the list of transfers', () => {
  it('comes newest first in windows', async () => {
    await client.command({ action: 'insert-transfers', business: open.business, count: 120 });
    const windows = [];
    for (const offset of [0, 100, 200]) {
      windows.push((await client.get(`${open.path}/transfers?limit=100&offset=${offset}`)).json.transfers);
    }

    const all = windows.flat();

    expect(windows[0]).toHaveLength(100);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.map((one) => one.created_at)).toEqual(
      all
        .map((one) => one.created_at)
        .sort()
        .reverse(),
    );
    expect((await client.get(`${open.path}/transfers`)).json.transfers).toHaveLength(50);
  });

  it('filters by status, direction and type', async () => {
    const { id } = (await withdraw()).json;

    expect(
      (await allTransfers('&status=PENDING&direction=withdrawal&type=wire')).map((one) => one.id),
    ).toContain(id);
    expect(await allTransfers('&type=ach')).toEqual([]);
  });

  it.each(['limit=0', 'limit=101', 'limit=-1', 'limit=ten', 'offset=-1'])('refuses %s', async (query) => {
    const answer = await client.get(`${open.path}/transfers?${query}`);

    expect(answer.status).toBe(400);
    expect(answer.json.details).toMatchObject([{ target_type: 'HTTP_REQUEST_QUERY_STRING' }]);
  });

  it('shows new ones late when the settings say so', async () => {
    await client.settings({ listLagMs: 5_000 });
    const { id } = (await withdraw()).json;

    expect((await allTransfers()).some((one) => one.id === id)).toBe(false);
    await client.advance(5_000);
    expect((await allTransfers())[0].id).toBe(id);
  });
});
