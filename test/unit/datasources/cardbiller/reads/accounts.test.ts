import { describe, expect, it } from 'vitest';
import { accountsPort } from '../../../../../src/datasources/cardbiller/reads/accounts.js';
import type { AccountFilter } from '../../../../../src/domain/account.js';
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
  transactions,
  transactionsPath,
} from '../fake-cardbiller.js';

const TWO = { ...ONE_OF_EACH, treasuryAccounts: [account(1), account(2)] };
const EMPTY = transactions([]);

async function list(fake: FakeCardbiller, filter: AccountFilter = {}, accounts?: readonly string[]) {
  const query = accounts ? { filter, accounts } : { filter };
  return readAll(await accountsPort(fake.api).list(newCall(), query));
}

const read = (fake: FakeCardbiller, ref = account(1)) => accountsPort(fake.api).read(newCall(), ref);

describe('accounts of Cardbiller', () => {
  it('are the configured ones, open when their transactions can be read', async () => {
    const fake = fakeCardbiller({ [transactionsPath(1)]: EMPTY });

    const { rows } = await list(fake);

    expect(rows).toMatchObject([
      {
        id: globalId('Account', account(1)),
        kind: 'PROGRAM',
        type: 'TREASURY',
        status: 'OPEN',
        currency: 'USD',
        ledgerId: globalId('Ledger', ledger(1)),
        detail: 'summary',
      },
    ]);
    expect(fake.asked).toEqual([
      {
        path: transactionsPath(1),
        query: { createdFrom: AT.slice(0, 10), createdTo: AT.slice(0, 10), page: 1, limit: 1 },
        fresh: false,
      },
    ]);
  });

  it('hold what their ledgers hold, when read singly', async () => {
    const fake = fakeCardbiller(
      {
        [transactionsPath(1)]: EMPTY,
        [ledgerPath(1)]: balance(25000.75),
        [ledgerPath(2)]: balance('0.30', { asOf: '2026-03-09T00:00:00Z' }),
        [ledgerPath(3)]: refusal(409),
      },
      { ...ONE_OF_EACH, ledgers: [ledger(1), ledger(2), ledger(3)] },
    );

    expect(await read(fake)).toMatchObject({
      detail: 'full',
      ledgerId: null,
      balance: {
        available: { minor: 2500105n, currency: 'USD' },
        current: null,
        held: null,
        asOf: '2026-03-09T00:00:00Z',
        stale: false,
      },
    });
  });

  it('state no balance and no ledger where it is not known whose the ledgers are', async () => {
    const fake = fakeCardbiller({ [transactionsPath(1)]: EMPTY, [transactionsPath(2)]: EMPTY }, TWO);

    const { rows } = await list(fake);

    expect(rows.map(({ detail, ledgerId }) => [detail, ledgerId])).toEqual([
      ['full', null],
      ['full', null],
    ]);
    expect(await read(fake, account(2))).toMatchObject({ balance: null, ledgerId: null, detail: 'full' });
    expect(fake.asked.filter(({ path }) => path === ledgerPath(1))).toEqual([]);
  });

  it('are UNKNOWN where Cardbiller refuses to say', async () => {
    const routes = { [transactionsPath(1)]: refusal(409), [transactionsPath(2)]: refusal(403) };

    const { rows } = await list(fakeCardbiller(routes, TWO));

    expect(rows.map(({ status }) => status)).toEqual(['UNKNOWN', 'UNKNOWN']);
  });

  it('are left out and counted where Cardbiller does not know them', async () => {
    const fake = fakeCardbiller({ [transactionsPath(2)]: EMPTY }, TWO);

    const { rows, unreadable } = await list(fake);

    expect(rows.map(({ providerId }) => providerId)).toEqual([account(2)]);
    expect(unreadable).toBe(1);
    expect(await read(fake)).toBeNull();
  });

  it('fail with Cardbiller', async () => {
    await expect(list(fakeCardbiller({ [transactionsPath(1)]: refusal(503) }))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    const fake = fakeCardbiller({ [transactionsPath(1)]: EMPTY, [ledgerPath(1)]: refusal(503) });
    await expect(read(fake)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('stay within the accounts that are asked for, in any letter case', async () => {
    const fake = fakeCardbiller({ [transactionsPath(1)]: EMPTY, [transactionsPath(2)]: EMPTY }, TWO);

    const { rows } = await list(fake, {}, [account(2).toUpperCase(), account(9)]);

    expect(rows.map(({ providerId }) => providerId)).toEqual([account(2)]);
    expect((await read(fake, account(1).toUpperCase()))?.providerId).toBe(account(1));
  });

  it.each<AccountFilter>([{ kinds: ['DEPOSIT'] }, { statuses: ['CLOSED'] }, { currency: 'EUR' }])(
    'are none for %j, without a call',
    async (filter) => {
      const fake = fakeCardbiller();

      expect((await list(fake, filter)).rows).toEqual([]);
      expect(fake.asked).toEqual([]);
    },
  );

  it.each(['', 'a/b', '../x', account(9)])('know none by the ref %j, without a call', async (ref) => {
    const fake = fakeCardbiller();

    expect(await read(fake, ref)).toBeNull();
    expect(fake.asked).toEqual([]);
  });
});
