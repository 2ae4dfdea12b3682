import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRoutingNumber } from '../../../../sandbox/treasury-prime/fields.js';
import type { Row } from '../answer.js';
import { type Bank, openBank } from './bank.js';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank('default', 42);
});
afterAll(() => bank.close());

const count = async (path: string): Promise<number> => (await bank.all(path, 100_000)).length;

describe('the default data', () => {
  it('has exactly the numbers that its size promises', async () => {
    const transfers = await Promise.all(['/ach', '/book', '/wire', '/fednow'].map(count));

    expect(await count('/account')).toBe(60);
    expect(await count('/transaction')).toBe(2_000);
    expect(transfers).toEqual([230, 100, 50, 20]);
    expect(await count('/counterparty')).toBe(120);
    expect(await count('/card')).toBe(80);
    expect(await count('/cardproduct')).toBe(3);
    expect(await count('/business')).toBe(25);
  });

  it('shows every status of every rail', async () => {
    const statuses = async (path: string): Promise<string[]> =>
      [...new Set((await bank.all(path)).map((row) => row['status'] as string))].sort();

    expect(await statuses('/ach')).toEqual([
      'canceled',
      'error',
      'pending',
      'processing',
      'returned',
      'sent',
    ]);
    expect(await statuses('/book')).toEqual(['canceled', 'error', 'pending', 'sent']);
    expect(await statuses('/wire')).toEqual(['canceled', 'error', 'pending', 'processing', 'sent', 'void']);
    expect(await statuses('/fednow')).toEqual(['done', 'error', 'pending', 'processing', 'sent']);
    expect(await statuses('/card')).toEqual(['active', 'suspended', 'terminated', 'unactivated']);
    expect(await statuses('/account')).toEqual(['close_pending', 'closed', 'open']);
  });

  it('has transfers made in the same second, in descending order of id', async () => {
    const rows = await bank.all('/ach');
    const ties = rows.filter((row, index) => row['created_at'] === rows[index - 1]?.['created_at']);

    expect(ties.length).toBeGreaterThan(10);
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1];
      if (before?.['created_at'] === row['created_at']) expect(before?.['id'] > row['id']).toBe(true);
    }
  });

  it('agrees with the book, row by row', async () => {
    const check = await bank.get('/__sandbox/check');

    expect(check['balanced']).toBe(true);
    for (const { id } of await bank.all('/account')) {
      const account = await bank.get(`/account/${id}`);
      const rows = await bank.all(`/account/${id}/transaction`);
      if (account['current_balance'] !== null) expect(rows[0]?.['balance']).toBe(account['current_balance']);
      expectChain(rows.reverse());
    }
  });

  it('keeps available at current less active holds', async () => {
    const { id } = (await bank.all('/ach?status=pending')).find((row) => row['direction'] === 'credit') ?? {};
    const ach = await bank.get(`/ach/${id}`);
    const account = await bank.get(`/account/${ach['account_id']}`);
    const held = await bank.get(`/account/${ach['account_id']}/active_holds`);

    expect(cents(held['total_hold_amount'])).toBeGreaterThan(0n);
    expect(cents(account['available_balance'])).toBe(
      cents(account['current_balance']) - cents(held['total_hold_amount']),
    );
  });

  it('gives counterparties routing numbers that pass the checksum', async () => {
    for (const one of await bank.all('/counterparty')) {
      expect(isRoutingNumber((one['ach'] ?? one['wire']).routing_number)).toBe(true);
    }
  });
});

describe('a seed', () => {
  const without = (rows: Row[]): unknown => rows.map(({ id, amount, status }) => ({ id, amount, status }));

  it('gives the same data again, and another seed other data', async () => {
    const reset = (seed: number) => bank.call('POST', '/__sandbox/reset', { body: { seed, size: 'small' } });

    await reset(3);
    const first = without(await bank.all('/ach'));
    await reset(4);
    const other = without(await bank.all('/ach'));
    await reset(3);

    expect(without(await bank.all('/ach'))).toEqual(first);
    expect(other).not.toEqual(first);
    expect(await count('/transaction')).toBe(60);
  });
});

function expectChain(oldestFirst: Row[]): void {
  let balance = 0n;
  for (const row of oldestFirst) {
    if (!row['type'].startsWith('hold')) balance += cents(row['amount']);
    expect(cents(row['balance'])).toBe(balance);
    expect(balance >= 0n).toBe(true);
  }
}

function cents(text: string): bigint {
  return BigInt(text.replace('.', ''));
}
