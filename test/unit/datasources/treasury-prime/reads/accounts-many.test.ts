import { describe, expect, it } from 'vitest';
import { accountsPort } from '../../../../../src/datasources/treasury-prime/reads/accounts.js';
import { newCall } from '../../../../support/attempts.js';
import { data, type FakeTreasuryPrime, fakeTreasuryPrime, paged } from '../fake-treasury-prime.js';
import { accountLock, accountRow } from '../records.js';

const ROWS = Array.from({ length: 250 }, (_, index) => accountRow(`acct_${250 - index}`));
const open = () =>
  fakeTreasuryPrime({ '/account': paged(ROWS, 100), '/account_lock': data(accountLock('acct_249')) });
const readMany = async (fake: FakeTreasuryPrime, refs: readonly string[]) =>
  (await accountsPort(fake.api).readMany?.(newCall(), refs)) ?? new Map();

describe('accountsPort.readMany', () => {
  it('takes fifty accounts from one page of the list and its locks', async () => {
    const fake = open();
    const refs = ROWS.slice(0, 50).map(({ id }) => id);

    const found = await readMany(fake, refs);

    expect([...found.keys()]).toEqual(refs);
    expect(found.get('acct_250')).toMatchObject({
      providerId: 'acct_250',
      status: 'OPEN',
      detail: 'summary',
    });
    expect(found.get('acct_249')).toMatchObject({ status: 'LOCKED' });
    expect(fake.asked).toHaveLength(2);
  });

  it('leaves to single reads what half as many pages as refs do not have', async () => {
    const fake = open();

    const found = await readMany(fake, ['acct_250', 'acct_150', 'acct_1']);

    expect([...found.keys()]).toEqual(['acct_250', 'acct_150']);
    expect(fake.times('/account')).toBe(2);
  });

  it('reads no list for one or two', async () => {
    const fake = open();

    expect((await readMany(fake, ['acct_250', 'acct_249'])).size).toBe(0);

    expect(fake.asked).toEqual([]);
  });
});
