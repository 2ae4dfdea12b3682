import { describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/domain/account.js';
import { type Page, wholeFeed } from '../../../../src/domain/page.js';
import {
  aBalance,
  anAccount,
  aPrincipal,
  FakeConnector,
  sourcesOver,
} from '../../../support/fake-connector.js';

/** A connector with one account in a list that says of itself what is given. */
function bankWith(name: string, minor: bigint, given: Partial<Page<Account>> = {}): FakeConnector {
  const account = anAccount(name, 'a', { balance: aBalance(minor), detail: 'full' });
  const load = async () => ({ items: [account], unreadable: 0, ...given });
  const accounts = { list: async () => [wholeFeed('accounts', load)], read: async () => account };
  return new FakeConnector(name, [account], { accounts });
}

describe('the cash position', () => {
  it.each([
    ['cannot show its list to be complete', { incomplete: true }],
    ['has accounts that cannot be read', { unreadable: 1 }],
  ])('takes a connector that %s for missing', async (_, given) => {
    const banks = [bankWith('one', 100n, given), bankWith('two', 5n, { incomplete: false })];

    const cash = await sourcesOver(banks)().cashPosition({});

    expect(cash.totals).toMatchObject([{ current: { minor: 5n }, accountCount: 1 }]);
    expect(cash.byConnector.map(({ connector }) => connector)).toEqual(['two']);
    expect(cash.complete).toBe(false);
    expect(cash.unavailable).toMatchObject([{ connector: 'one', code: 'INVALID_RESPONSE' }]);
  });

  it('is complete when every list is', async () => {
    const cash = await sourcesOver([bankWith('one', 100n), bankWith('two', 5n)])().cashPosition({});

    expect(cash).toMatchObject({ complete: true, unavailable: [], totals: [{ current: { minor: 105n } }] });
  });

  it('takes a connector for missing whose account has a balance in another currency', async () => {
    const yen = { minor: 3n, currency: 'JPY' };
    const odd = anAccount('one', 'a', { balance: aBalance(1n, { available: yen }) });

    const cash = await sourcesOver([new FakeConnector('one', [odd])])().cashPosition({});

    expect(cash).toMatchObject({ totals: [], complete: false, unavailable: [{ code: 'INVALID_RESPONSE' }] });
  });

  it('counts no account beyond the caller’s reach, even when a provider gives one unasked', async () => {
    const banks = [bankWith('one', 100n), bankWith('two', 5n)];
    const own = anAccount('two', 'a').id;

    const cash = await sourcesOver(banks)(aPrincipal({ accounts: new Set([own]) })).cashPosition({});

    expect(cash.totals).toMatchObject([{ current: { minor: 5n }, accountCount: 1 }]);
  });
});
