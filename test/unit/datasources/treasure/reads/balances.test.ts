import { describe, expect, it } from 'vitest';
import { balancesPort } from '../../../../../src/datasources/treasure/reads/balances.js';
import { newCall } from '../../../../support/attempts.js';
import { AT, fakeTreasure, portfolio, refusal } from '../fake-treasure.js';

const PATH = '/v1/businesses/b1/portfolio';

describe('balancesPort', () => {
  it('reads the portfolio afresh, and does not depend on its products', async () => {
    const fake = fakeTreasure({ [PATH]: portfolio('b1', { products: 'later' }) });

    const balance = await balancesPort(fake.api).read(newCall(), 'portfolio/b1');

    expect(balance).toMatchObject({ current: { minor: 25041077n, currency: 'USD' }, asOf: AT, stale: false });
    expect(fake.asked).toMatchObject([{ path: PATH, fresh: true }]);
  });

  it('has none for a bank account, without asking', async () => {
    const fake = fakeTreasure();

    expect(await balancesPort(fake.api).read(newCall(), 'bank_account/b1/ba1')).toBeNull();

    expect(fake.asked).toEqual([]);
  });

  it('has none where there is no portfolio', async () => {
    expect(await balancesPort(fakeTreasure().api).read(newCall(), 'portfolio/b1')).toBeNull();
  });

  it('throws when the provider fails', async () => {
    const fake = fakeTreasure({ [PATH]: refusal('TIMEOUT') });

    await expect(balancesPort(fake.api).read(newCall(), 'portfolio/b1')).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
  });
});
