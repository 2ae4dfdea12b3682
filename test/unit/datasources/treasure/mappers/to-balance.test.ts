import { expect, it } from 'vitest';
import { toBalance } from '../../../../../src/datasources/treasure/mappers/to-balance.js';
import { AT } from '../fake-treasure.js';

const wire = { id: 'p1', business_id: null, created_at: null, updated_at: null };

it('is current as of the answer, and says nothing of what is available or held', () => {
  const balance = { minor: 100n, currency: 'USD' };

  expect(toBalance({ ...wire, balance }, AT)).toEqual({
    current: balance,
    available: null,
    held: null,
    asOf: AT,
    stale: false,
  });
});

it('is null where the answer states none', () => {
  expect(toBalance({ ...wire, balance: null }, AT)).toBeNull();
});
