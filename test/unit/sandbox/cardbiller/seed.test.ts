import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definition } from '../../../../sandbox/cardbiller/index.js';
import type { Row } from '../answer.js';
import { type Bank, collect, HOUR, openBank, SECOND_ACCOUNT, TREASURY } from './cards-bank.js';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank('default', 42);
});
afterAll(() => bank.close());

const inventory = async (): Promise<Row> => (await bank.command({ action: 'inventory' })).body;
const total = async (account: string): Promise<number> =>
  (await bank.call('GET', `${account}/transactions?limit=1`)).body['total'];
const words = (rows: readonly Row[], name: string): string[] =>
  [...new Set(rows.map((row) => row[name]))].sort();

describe('the default data', () => {
  it('has exactly the numbers that its size promises', async () => {
    const { accounts, ledgers, cards } = await inventory();
    const { treasuryAccounts, ...resources }: Row = definition.configuration['resources'] as Row;

    const ours = accounts.filter((row: Row) => treasuryAccounts.includes(row['uuid']));
    expect([ours.length, accounts.length]).toEqual([2, 4]);
    expect(ledgers.slice(0, 4).map((row: Row) => row['uuid'])).toEqual(
      resources['ledgers'].map(({ id }: Row) => id),
    );
    expect(ledgers.filter((row: Row) => !row['isActive'])).toHaveLength(1);
    expect(cards.map((row: Row) => row['cardUuid'])).toEqual(resources['cards'].map(({ id }: Row) => id));
    expect((await total(TREASURY)) + (await total(`/v1/treasury/${SECOND_ACCOUNT}`))).toBe(800);
  });

  it('shows every state of a card and every kind of transaction', async () => {
    const { cards } = await inventory();
    const rows = await collect(bank);

    expect(words(cards, 'status')).toEqual(['Active', 'Pending', 'Suspended']);
    expect(words(cards, 'cardType')).toEqual(['Physical', 'Virtual']);
    expect(words(rows, 'entryType')).toEqual(['Credit', 'Debit']);
    expect(words(rows, 'transactionType')).toEqual([
      'ACH',
      'Debit Card',
      'Domestic Wire',
      'EFT',
      'International Wire',
      'System',
      'Trade',
      'Transfer',
    ]);
  });

  it('spans eighteen months, some rows in one second, numbers rising with time', async () => {
    const rows = await collect(bank);
    const numbers = rows.map((row) => row['transactionNumber'] as number);
    const ties = rows.filter((row, index) => row['createdAt'] === rows[index - 1]?.['createdAt']);

    expect(rows.at(-1)?.['createdAt'].slice(0, 7)).toBe('2023-09');
    expect(rows[0]?.['createdAt'] < '2025-03-05T12:00:00Z').toBe(true);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(ties.length).toBeGreaterThan(5);
  });

  it('agrees with the book, without debts', async () => {
    const { ledgers, cards } = await inventory();
    const check = await bank.check();

    expect(check).toMatchObject({ balanced: true, effects: [] });
    for (const { balance } of [...ledgers, ...cards]) expect(balance).toMatch(/^\d+\.\d\d$/);
  });

  it('makes a pending card active when it has been shipped', async () => {
    const pending = async (): Promise<number> =>
      (await inventory())['cards'].filter((row: Row) => row['status'] === 'Pending').length;
    const before = await pending();
    await bank.advance(4 * 24 * HOUR);

    expect([before > 0, await pending()]).toEqual([true, 0]);
  });
});

describe('a seed', () => {
  it('gives the same data again, and another seed other data under the same uuids', async () => {
    const dataOf = async (seed: number): Promise<Row> => {
      await bank.reset('small', seed);
      return { ...(await inventory()), rows: await collect(bank) };
    };
    const ids = ({ cards }: Row): string[] => cards.map((row: Row) => row['cardUuid']);

    const [first, other, again] = [await dataOf(3), await dataOf(4), await dataOf(3)];

    expect(again).toEqual(first);
    expect(other['rows']).not.toEqual(first['rows']);
    expect(ids(other)).toEqual(ids(first));
  });

  it.each([
    ['small', 6, 40],
    ['large', 40, 8_000],
  ] as const)('lays the %s data down', async (size, cards, transactions) => {
    await bank.reset(size);
    const found = await inventory();
    const second = size === 'small' ? 0 : await total(`/v1/treasury/${SECOND_ACCOUNT}`);

    expect(found['cards']).toHaveLength(cards);
    expect((await total(TREASURY)) + second).toBe(transactions);
    expect((await bank.check())['balanced']).toBe(true);
    expect(words(found['cards'], 'status')).toEqual(['Active', 'Pending', 'Suspended']);
  });
});
