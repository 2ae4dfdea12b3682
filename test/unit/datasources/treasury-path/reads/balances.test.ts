import { describe, expect, it } from 'vitest';
import { balancesPort } from '../../../../../src/datasources/treasury-path/reads/balances.js';
import { newCall } from '../../../../support/attempts.js';
import { COMPANIES, fakeTreasuryPath, refusal } from '../fake-treasury-path.js';
import { bankAccount, workspace } from '../records.js';

const PATH = `${COMPANIES}/c1/bank_accounts/b1`;

describe('balancesPort.read', () => {
  it('reads the account afresh', async () => {
    const fake = fakeTreasuryPath(workspace());

    expect(await balancesPort(fake.api).read(newCall(), 'c1/b1')).toEqual({
      current: { minor: 4821035n, currency: 'USD' },
      available: null,
      held: null,
      asOf: '2026-01-05T06:00:11Z',
      stale: false,
    });
    expect(fake.asked).toEqual([{ path: PATH, query: {}, fresh: true }]);
  });

  it('knows no balance of an account that was never synced, of a recipient, or of none', async () => {
    const fake = fakeTreasuryPath({
      ...workspace(),
      [PATH]: { data: bankAccount('b1', { current_balance: '0.0', last_synced_at: null }) },
    });
    const { read } = balancesPort(fake.api);

    for (const ref of ['c1/b1', 'c1/x1', 'c1/none', 'nonsense']) {
      expect(await read(newCall(), ref)).toBeNull();
    }
  });

  it('passes an outage on', async () => {
    const fake = fakeTreasuryPath({ [PATH]: refusal('UNAVAILABLE') });

    await expect(balancesPort(fake.api).read(newCall(), 'c1/b1')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});
