import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, startClient } from './client.js';

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.sim.close());

const reset = (seed: number, size: string) => client.control('POST', 'reset', { seed, size });
const holdings = async (): Promise<Record<string, string>[]> => {
  const businesses = (await client.get('businesses')).json.filter(
    (one: { status: string }) => one.status === 'OPEN',
  );
  const lists = await Promise.all(
    businesses.map(
      async ({ id }: { id: string }) =>
        (await client.get(`businesses/${id}/transfers?limit=100`)).json.transfers,
    ),
  );
  return lists.flat();
};

describe('the data laid down', () => {
  it.each([
    ['small', 3],
    ['default', 12],
    ['large', 120],
  ])('has the size %s and balances', async (size, count) => {
    await reset(4, size);

    expect((await client.get('businesses')).json).toHaveLength(count);
    expect((await client.control('GET', 'check')).json).toMatchObject({
      balanced: true,
      totals: { USD: '0.00' },
      differences: [],
    });
  });

  it('is the same for the same seed, another for another', async () => {
    const draw = async (seed: number): Promise<string> => {
      await reset(seed, 'small');
      const { path } = await client.open();
      const reads = ['', '/portfolio', '/transfers', '/documents', '/bank_accounts'].map(
        async (part) => (await client.get(path + part)).text,
      );
      return (await Promise.all(reads)).join();
    };

    const first = await draw(9);

    expect(await draw(9)).toBe(first);
    expect(await draw(10)).not.toBe(first);
  });

  it('has businesses of each kind and transfers of each status and direction', async () => {
    await reset(1, 'default');

    const businesses = (await client.get('businesses')).json;
    const transfers = await holdings();

    expect(new Set(businesses.map((one: { status: string }) => one.status))).toEqual(
      new Set(['OPEN', 'PENDING', 'CLOSED']),
    );
    expect(
      new Set(transfers.map((one) => `${one['direction']} ${one['status']}`)).size,
    ).toBeGreaterThanOrEqual(9);
    expect(transfers.length).toBeGreaterThan(40);
  });

  it('goes on with what was under way, and still balances', async () => {
    await reset(1, 'default');

    await client.advance(3 * 86_400_000);

    const statuses = new Set((await holdings()).map((one) => one['status']));
    expect(statuses).toEqual(new Set(['completed', 'failed', 'cancelled']));
    expect((await client.control('GET', 'check')).json.balanced).toBe(true);
  });
});
