import { describe, expect, it } from 'vitest';
import { ledgersPort } from '../../../../../src/datasources/cardbiller/reads/ledgers.js';
import { newCall } from '../../../../support/attempts.js';
import {
  AT,
  account,
  balance,
  type FakeCardbiller,
  fakeCardbiller,
  globalId,
  ledger,
  ledgerPath,
  ONE_OF_EACH,
  readAll,
  refusal,
} from '../fake-cardbiller.js';

const FOUR = { ...ONE_OF_EACH, ledgers: [1, 2, 3, 4].map(ledger) };

async function list(fake: FakeCardbiller, accounts?: readonly string[]) {
  const query = accounts ? { filter: {}, accounts } : { filter: {} };
  return readAll(await ledgersPort(fake.api).list(newCall(), query));
}

describe('ledgers of Cardbiller', () => {
  it('are the configured ones: active with a balance, inactive on a conflict, else left out and counted', async () => {
    const fake = fakeCardbiller(
      { [ledgerPath(1)]: balance(25000.75), [ledgerPath(2)]: refusal(409), [ledgerPath(3)]: refusal(403) },
      FOUR,
    );

    const { rows, unreadable } = await list(fake);

    expect(unreadable).toBe(2);
    expect(rows.find(({ providerId }) => providerId === ledger(1))).toEqual({
      id: globalId('Ledger', ledger(1)),
      connector: 'cards-main',
      providerId: ledger(1),
      status: 'ACTIVE',
      availableBalance: {
        available: { minor: 2500075n, currency: 'USD' },
        current: null,
        held: null,
        asOf: '2026-03-10T17:59:00Z',
        stale: false,
      },
      accountId: globalId('Account', account(1)),
      createdAt: null,
    });
    expect(rows.find(({ providerId }) => providerId === ledger(2))).toMatchObject({
      status: 'INACTIVE',
      availableBalance: null,
    });
  });

  it('are left out and counted one by one where a balance is malformed', async () => {
    const fake = fakeCardbiller(
      { [ledgerPath(1)]: balance('a lot'), [ledgerPath(2)]: balance('1.50') },
      { ...ONE_OF_EACH, ledgers: [ledger(1), ledger(2)] },
    );

    const { rows, unreadable } = await list(fake);

    expect([rows.map(({ providerId }) => providerId), unreadable]).toEqual([[ledger(2)], 1]);
  });

  it.each([
    ['another name', { balance: '12.5' }],
    ['yet another name', { available: 12.5 }],
    ['data', { data: { availableBalance: '12.50' } }],
  ])('read a balance under %s', async (_, body) => {
    const { rows } = await list(fakeCardbiller({ [ledgerPath(1)]: body }));

    expect(rows).toMatchObject([
      { availableBalance: { available: { minor: 1250n, currency: 'USD' }, asOf: AT } },
    ]);
  });

  it.each([{}, [], 'text', undefined, null, { availableBalance: null }, { availableBalance: 'a lot' }])(
    'are not taken for empty by the answer %j',
    async (body) => {
      const fake = fakeCardbiller({ [ledgerPath(1)]: () => body ?? 0 });

      await expect(list(fake)).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
    },
  );

  it('refuse the balance of another ledger, and one with more decimals than its currency has', async () => {
    const of = (body: unknown) => list(fakeCardbiller({ [ledgerPath(1)]: body }));

    await expect(of(balance(1, { ledgerUuid: ledger(2) }))).rejects.toMatchObject({
      code: 'INVALID_RESPONSE',
    });
    await expect(of(balance(0.125))).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });

  it('name no account where there are several, and are then out of reach of callers limited to some', async () => {
    const fake = fakeCardbiller(
      { [ledgerPath(1)]: balance(1) },
      { ...ONE_OF_EACH, treasuryAccounts: [account(1), account(2)] },
    );

    expect((await list(fake)).rows).toMatchObject([{ accountId: null }]);
    expect((await list(fake, [account(1)])).rows).toEqual([]);
    const one = fakeCardbiller({ [ledgerPath(1)]: balance(1) });
    expect((await list(one, [account(1).toUpperCase()])).rows).toHaveLength(1);
  });

  it('are read singly as they are now, only configured ones', async () => {
    const fake = fakeCardbiller({ [ledgerPath(1)]: balance(1), [ledgerPath(9)]: balance(1) });
    const port = ledgersPort(fake.api);

    expect(await port.read(newCall(), ledger(1).toUpperCase())).toMatchObject({ providerId: ledger(1) });
    expect(await port.read(newCall(), ledger(9))).toBeNull();
    expect(await port.read(newCall(), 'no-such-thing')).toBeNull();
    expect(fake.asked).toEqual([{ path: ledgerPath(1), query: {}, fresh: true }]);
  });

  it('are null when read singly where Cardbiller knows none, and fail with it', async () => {
    const read = (body: unknown) =>
      ledgersPort(fakeCardbiller({ [ledgerPath(1)]: body }).api).read(newCall(), ledger(1));

    expect(await read(undefined)).toBeNull();
    await expect(read(refusal(403))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(read(refusal(503))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
