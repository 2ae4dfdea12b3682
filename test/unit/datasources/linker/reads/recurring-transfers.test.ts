import { describe, expect, it } from 'vitest';
import { recurringTransfersPort } from '../../../../../src/datasources/linker/reads/recurring-transfers.js';
import type { RecurringTransferFilter } from '../../../../../src/domain/recurring-transfer.js';
import { newCall } from '../../../../support/attempts.js';
import {
  data,
  type FakeLinker,
  fakeLinker,
  globalId,
  listed,
  refusal,
  SERIES,
  series,
} from '../fake-linker.js';

const ROUTES = { [SERIES]: listed('recurringTransfers', series('s3'), series('s1'), series('s2')) };

async function rows(fake: FakeLinker, filter: RecurringTransferFilter = {}) {
  const feeds = await recurringTransfersPort(fake.api).list(newCall(), { filter });
  const pages = await Promise.all(feeds.map((feed) => feed.read()));
  return pages.flatMap(({ items }) => items);
}

describe('recurringTransfersPort.list', () => {
  it('gives the series in the order of the provider, newest first', async () => {
    const found = await rows(fakeLinker(ROUTES));

    expect(found.map(({ providerId }) => providerId)).toEqual(['s3', 's1', 's2']);
  });

  it('narrows by memo upstream, and not by amount', async () => {
    const fake = fakeLinker(ROUTES);

    await rows(fake, { search: 'lease', minAmount: '1', maxAmount: '500.00' });

    expect(fake.asked).toEqual([
      { path: SERIES, query: { search: 'lease', limit: 100, offset: 0 }, fresh: false },
    ]);
  });

  it("states amounts in the connector's currency", async () => {
    const [first] = await rows(fakeLinker(ROUTES, { currency: 'CAD' }));

    expect(first?.amount).toEqual({ minor: 15000n, currency: 'CAD' });
  });

  it('shows a caller limited to accounts nothing, unless the token is its own', async () => {
    const query = { filter: {}, accounts: ['acct_1'] };

    expect(await recurringTransfersPort(fakeLinker(ROUTES).api).list(newCall(), query)).toEqual([]);
    const own = recurringTransfersPort(fakeLinker(ROUTES, { isCallersOwn: true }).api);
    expect(own.isCallersOwn).toBe(true);
    expect(await own.list(newCall(), query)).toHaveLength(1);
  });

  it('counts a series that cannot be read and keeps the others', async () => {
    const fake = fakeLinker({
      [SERIES]: listed('recurringTransfers', series('s2', { amount: 'much' }), series('s1')),
    });
    const [feed] = await recurringTransfersPort(fake.api).list(newCall(), { filter: {} });

    expect(await feed?.read()).toMatchObject({ items: [{ providerId: 's1' }], unreadable: 1 });
    expect(fake.unreadable.join()).not.toContain('much');
  });
});

describe('recurringTransfersPort.read', () => {
  const read = (fake: FakeLinker, ref: string) => recurringTransfersPort(fake.api).read(newCall(), ref);

  it('reads one series', async () => {
    const fake = fakeLinker({ [`${SERIES}/s1`]: data(series('s1', { amount: 10 })) });

    expect(await read(fake, 's1')).toMatchObject({
      id: globalId('RecurringTransfer', 's1'),
      amount: { minor: 1000n, currency: 'USD' },
    });
  });

  it('finds nothing for what is unknown or malformed', async () => {
    expect(await read(fakeLinker(), 'gone')).toBeNull();
    expect(await read(fakeLinker({ [`${SERIES}/odd`]: refusal(400) }), 'odd')).toBeNull();
  });

  it.each(['jobs', 'Jobs', 'jobs/j1', '', '.', '..', 'a/b', '%2e%2e'])('does not ask for %j', async (ref) => {
    const fake = fakeLinker({ [`${SERIES}/jobs`]: data(series('jobs')) });

    expect(await read(fake, ref)).toBeNull();
    expect(fake.asked).toEqual([]);
  });

  it.each([
    ['a user who is not enrolled', refusal(403), 'FORBIDDEN'],
    ['an outage', refusal(503), 'UNAVAILABLE'],
    ['an answer without an object', { statusCode: 200 }, 'INVALID_RESPONSE'],
    ['a list in place of the object', data([]), 'INVALID_RESPONSE'],
  ])('fails clearly for %s', async (_, answer, code) => {
    await expect(read(fakeLinker({ [`${SERIES}/s1`]: answer }), 's1')).rejects.toMatchObject({ code });
  });
});
