import { describe, expect, it } from 'vitest';
import { toBalance, toSum } from '../../../../../src/datasources/cardbiller/mappers/to-balance.js';

const usd = (minor: bigint) => ({ minor, currency: 'USD' });

describe('toSum', () => {
  it('adds up what is available, as old as the oldest', () => {
    const at = '2026-03-02T00:00:00Z';
    const old = toBalance({ available: usd(1n), asOf: '2026-03-01T00:00:00Z' }, at);

    expect(toSum([toBalance({ available: usd(2n), asOf: null }, at), old])).toEqual({
      available: usd(3n),
      current: null,
      held: null,
      asOf: '2026-03-01T00:00:00Z',
      stale: false,
    });
  });

  it('is not known of nothing', () => {
    expect(toSum([])).toBeNull();
  });
});
