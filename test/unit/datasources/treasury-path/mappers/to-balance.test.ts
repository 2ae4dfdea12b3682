import { describe, expect, it } from 'vitest';
import { toBalance } from '../../../../../src/datasources/treasury-path/mappers/to-balance.js';

const SYNCED = '2026-01-05T12:00:00Z';
const HOURS = 3_600_000;
const balanceAfter = (ms: number) =>
  toBalance(
    { current_balance: { minor: 1n, currency: 'USD' }, last_synced_at: SYNCED },
    Date.parse(SYNCED) + ms,
  );

describe('toBalance', () => {
  it('says how old it is, and that it is stale after a day', () => {
    expect(balanceAfter(24 * HOURS)).toMatchObject({ asOf: SYNCED, stale: false });
    expect(balanceAfter(24 * HOURS + 1)).toMatchObject({ asOf: SYNCED, stale: true });
    expect(balanceAfter(-HOURS)).toMatchObject({ stale: false });
  });

  it('takes the zero of an account that was never synced for no balance', () => {
    expect(
      toBalance({ current_balance: { minor: 0n, currency: 'USD' }, last_synced_at: null }, 0),
    ).toBeNull();
    expect(toBalance({ current_balance: null, last_synced_at: SYNCED }, 0)).toBeNull();
  });
});
