import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, startClient } from './client.js';

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.sim.close());
beforeEach(() => client.control('POST', 'reset'));

const NAMES = ['managed_treasuries', 'managed_income', 'managed_money_market'];
const products = (...percentages: number[]): object => ({
  products: percentages.map((percentage, index) => ({ product: NAMES[index], percentage })),
});

describe('the portfolio', () => {
  it.each([
    { percentages: [33.34, 33.33, 33.33] },
    { percentages: [60, 40] },
    { percentages: [0.1, 0.2, 99.7] },
    { percentages: [100] },
  ])('takes percentages that total 100: $percentages', async ({ percentages }) => {
    const { path } = await client.open();
    const given = products(...percentages);

    const answer = await client.post(`${path}/portfolio`, given);

    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject(given);
    expect((await client.get(`${path}/portfolio`)).json).toEqual(answer.json);
  });

  it.each([
    ['a sum below', products(33.33, 33.33, 33.33)],
    ['a sum above', products(60, 40.01)],
    ['three decimals', products(33.335, 66.665)],
    ['a negative share', products(-10, 110)],
    ['a text', { products: [{ product: 'managed_income', percentage: '100' }] }],
    [
      'a product twice',
      {
        products: [
          { product: NAMES[0], percentage: 50 },
          { product: NAMES[0], percentage: 50 },
        ],
      },
    ],
    ['an unknown product', { products: [{ product: 'managed_tulips', percentage: 100 }] }],
  ])('refuses %s', async (_, body) => {
    const { path } = await client.open();

    const answer = await client.post(`${path}/portfolio`, body);

    expect([answer.status, answer.json.error_code]).toEqual([400, 'INVALID_PARAMS']);
  });

  it('changes its value and stays in balance', async () => {
    const { business, path } = await client.open();
    const before = (await client.get(`${path}/portfolio`)).json.balance.amount;

    await client.command({ action: 'portfolio-revalued', business, by: '-0.07' });

    const after = (await client.get(`${path}/portfolio`)).json.balance.amount;
    expect(BigInt(before.replace('.', '')) - BigInt(after.replace('.', ''))).toBe(7n);
    expect((await client.control('GET', 'check')).json.balanced).toBe(true);
  });

  it('has no history, as in the sandbox, unless it is switched on', async () => {
    const { path } = await client.open();
    const history = `${path}/portfolio_history?start_date=2025-06-10&end_date=2025-06-16`;

    expect((await client.get(history)).json).toEqual([]);
    await client.settings({ portfolioHistory: true });

    const days = (await client.get(history)).json;
    expect(days.map((day: { date: string }) => day.date.slice(8))).toEqual([
      '10',
      '11',
      '12',
      '13',
      '14',
      '15',
      '16',
    ]);
    expect(days.at(-1).balance).toEqual((await client.get(`${path}/portfolio`)).json.balance);
    expect((await client.get(`${path}/portfolio_history`)).json.details).toMatchObject([
      { target: 'start_date', target_type: 'HTTP_REQUEST_QUERY_STRING', reason_code: 'PARAM_IS_MISSING' },
    ]);
  });
});
