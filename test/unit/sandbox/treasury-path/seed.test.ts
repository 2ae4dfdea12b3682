import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configurationOf } from '../../../../sandbox/kernel/types.js';
import { definition } from '../../../../sandbox/treasury-path/index.js';
import type { Row } from '../answer.js';
import { type Bank, openBank } from './bank.js';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank('default', 42);
});
afterAll(() => bank.close());

const DAY = 86_400_000;
const each = async (noun: string): Promise<Row[]> => {
  const companies: Row[] = await bank.all('/companies');
  const lists = await Promise.all(
    companies.map(({ id }) =>
      noun === 'recipients' ? bank.get(`/companies/${id}/recipients`) : bank.all(`/companies/${id}/${noun}`),
    ),
  );
  return lists.flat();
};
const words = (rows: readonly Row[], name: string): string[] =>
  [...new Set(rows.map((row) => row[name]))].sort();

describe('the default data', () => {
  it('has exactly the numbers that its size promises', async () => {
    const accounts = await each('bank_accounts');
    const { companies } = await bank.command({ action: 'inventory' });

    expect((await each('entities')).length).toBe(6);
    expect((await each('recipients')).length).toBe(60);
    expect((await each('payments')).length).toBe(300);
    expect(accounts.filter((row) => row['owner_type'] === 'Entity')).toHaveLength(26);
    expect(accounts.filter((row) => row['owner_type'] === 'Counterparty')).toHaveLength(14);
    expect(companies.map((row: Row) => row['inScope']).sort()).toEqual([false, true, true, true]);
  });

  it('shows every status there is', async () => {
    const accounts = await each('bank_accounts');
    const profiles = accounts.flatMap((row) => row['payment_profiles']);
    const { entities } = await bank.command({ action: 'inventory' });

    expect(words(await each('payments'), 'status')).toEqual([
      'cancelled',
      'completed',
      'failed',
      'pending',
      'processing',
    ]);
    expect(words(profiles, 'status')).toEqual(['active', 'deleted', 'draft', 'failed', 'inactive']);
    expect(words(profiles, 'usage_type')).toEqual(['credit', 'debit', 'internal_account']);
    expect(words(accounts, 'currency')).toEqual(['EUR', 'GBP', 'JPY', 'USD']);
    expect(new Set(entities.map((row: Row) => row['feature']))).toEqual(
      new Set(['ACTIVE', 'CREATED', 'SUBMITTED', 'ACTION_REQUIRED', null]),
    );
    expect(words(await each('payment_batches'), 'status')).toEqual(['building', 'completed']);
  });

  it('spans 120 days up to now, some payments in one second', async () => {
    const now = bank.context.clock.nowMs();
    const [first, ...rest] = await bank.all('/companies');
    const rows = await bank.all(`/companies/${rest.at(-1)?.['id'] ?? first?.['id']}/payments`);
    const times = rows.map((row) => Date.parse(row['created_at']));
    const ties = rows.filter((row, index) => row['created_at'] === rows[index - 1]?.['created_at']);

    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(now - (times.at(-1) ?? 0)).toBeGreaterThan(110 * DAY);
    expect(now - (times.at(-1) ?? 0)).toBeLessThan(121 * DAY);
    expect(Math.max(...times)).toBeLessThan(now);
    expect(ties.length).toBeGreaterThan(3);
  });

  it('balances, counts nothing as an effect, and has ids that are Base64 of global ids', async () => {
    const { body } = await bank.call('GET', '/__sandbox/check');
    const accounts = await each('bank_accounts');

    expect(body).toMatchObject({ balanced: true, effects: [] });
    for (const { id } of accounts) {
      expect(Buffer.from(id, 'base64url').toString()).toMatch(/^gid:\/\/wallet-app\/BankAccount\/\d+$/);
      expect(id).not.toMatch(/[=+/]/);
    }
  });

  it('is the same for the same seed and another for another', async () => {
    const snapshot = async (): Promise<unknown> => [
      await each('bank_accounts'),
      (await each('payments')).map(({ instructed_amount, status }) => [instructed_amount, status]),
      await each('recipients'),
    ];
    const first = await snapshot();
    await bank.reset('default', 42);
    const again = await snapshot();
    await bank.reset('default', 43);

    expect(again).toEqual(first);
    expect(await snapshot()).not.toEqual(first);
  });

  it('goes on by the clock: what is under way ends', async () => {
    await bank.reset('default', 42);
    await bank.advance(5 * DAY);
    await bank.login();

    const open = (await each('payments')).filter((row) => ['pending', 'processing'].includes(row['status']));
    const batches = (await each('payment_batches')).filter((row) => row['status'] === 'building');
    const waiting = batches.reduce((sum, row) => sum + row['total_count'], 0);
    expect(open).toHaveLength(waiting);
    expect((await bank.call('GET', '/__sandbox/check')).body['balanced']).toBe(true);
  });
});

describe('the other sizes', () => {
  it('are about a fifth and five times as much', async () => {
    await bank.reset('small');
    const small = [(await each('payments')).length, (await each('bank_accounts')).length];
    await bank.reset('large');

    expect(small).toEqual([60, 8]);
    expect((await bank.all('/companies')).length).toBe(15);
    expect((await each('payments')).length).toBe(1_500);
    expect((await each('bank_accounts')).length).toBe(200);
    expect((await bank.call('GET', '/__sandbox/check')).body['balanced']).toBe(true);
  });
});

describe('the definition', () => {
  it('tells a gateway all it needs', () => {
    const at = { origin: 'http://127.0.0.1:4006', size: 'default' } as const;

    expect(configurationOf(definition, at)).toEqual({
      credentials: { apiKey: 'tp_key_sim000000000001', apiSecret: 'tp_secret_sim00000000001' },
      hostedUrl: at.origin,
      graphqlUrl: `${at.origin}/graphql`,
    });
  });
});
