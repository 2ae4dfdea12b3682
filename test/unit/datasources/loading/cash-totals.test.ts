import { describe, expect, it } from 'vitest';
import { type CountedAccount, toTotals } from '../../../../src/datasources/loading/cash-totals.js';
import type { Account, AccountBalance } from '../../../../src/domain/account.js';
import type { Environment } from '../../../../src/domain/capabilities.js';
import { anAccount } from '../../../support/fake-connector.js';

const money = (minor: bigint | null, currency: string) => (minor === null ? null : { minor, currency });
const none = () => false;
let last = 0;

interface Stated {
  readonly current?: bigint | null;
  readonly available?: bigint | null;
}

/** An account; without `stated`, its provider states no balance. */
function counted(
  stated: Stated | null,
  more: Partial<Account> = {},
  environment: Environment = 'PRODUCTION',
): CountedAccount {
  const account = anAccount('one', `account ${++last}`, more);
  const { currency } = account;
  const balance: AccountBalance | null = stated && {
    current: money(stated.current ?? null, currency),
    available: money(stated.available ?? null, currency),
    held: null,
    asOf: '2026-03-02T17:00:00Z',
    stale: false,
  };
  return { environment, account, balance };
}

describe('a total', () => {
  it('is null where no account states the balance', () => {
    const accounts = [
      counted({ current: 709_116_430n }, { currency: 'EUR' }),
      counted(null, { currency: 'EUR' }),
    ];

    const totals = toTotals(accounts, none);

    expect(totals).toEqual([
      {
        ...{ currency: 'EUR', environment: 'PRODUCTION', accountCount: 2, available: null },
        current: { minor: 709_116_430n, currency: 'EUR', countedAccounts: 1, complete: false },
      },
    ]);
  });

  it('of available balances alone has no current sum', () => {
    const [total] = toTotals([counted({ available: 0n }), counted({ available: -5n })], none);

    expect(total).toMatchObject({
      current: null,
      available: { minor: -5n, countedAccounts: 2, complete: true },
    });
  });

  it('exists where accounts are there and none states a balance', () => {
    expect(toTotals([counted(null), counted({})], none)).toMatchObject([
      { current: null, available: null, accountCount: 2 },
    ]);
  });

  it.each(['PENDING', 'CLOSED', 'ERROR'] as const)(
    'lacks nothing for an account that is %s and states no balance',
    (status) => {
      const accounts = [counted({ current: 1n, available: 1n }), counted(null, { status })];

      const [total] = toTotals(accounts, none);

      expect(total).toMatchObject({
        accountCount: 1,
        current: { complete: true },
        available: { complete: true },
      });
    },
  );

  it('counts a closed account that still states a balance', () => {
    expect(toTotals([counted({ current: 7n }, { status: 'CLOSED' })], none)).toMatchObject([
      { accountCount: 1, current: { minor: 7n, countedAccounts: 1 } },
    ]);
  });

  it('never adds test money to real money, or one currency to another', () => {
    const accounts = [
      counted({ current: 1n }),
      counted({ current: 20n }, {}, 'SANDBOX'),
      counted({ current: 300n }, { currency: 'EUR' }),
    ];

    const sums = toTotals(accounts, none).map(({ currency, environment, current }) => [
      currency,
      environment,
      current?.minor,
    ]);

    expect(sums).toEqual([
      ['EUR', 'PRODUCTION', 300n],
      ['USD', 'PRODUCTION', 1n],
      ['USD', 'SANDBOX', 20n],
    ]);
  });

  it('is incomplete where a connector of its environment is missing', () => {
    const accounts = [counted({ current: 1n }), counted({ current: 1n }, {}, 'SANDBOX')];

    const totals = toTotals(accounts, (environment) => environment === 'SANDBOX');

    expect(totals.map(({ current }) => current?.complete)).toEqual([true, false]);
  });
});
