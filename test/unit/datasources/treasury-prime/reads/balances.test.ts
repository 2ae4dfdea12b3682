import { describe, expect, it } from 'vitest';
import { balancesPort } from '../../../../../src/datasources/treasury-prime/reads/balances.js';
import { newCall } from '../../../../support/attempts.js';
import { AT, type FakeTreasuryPrime, fakeTreasuryPrime, refusal } from '../fake-treasury-prime.js';
import { account } from '../records.js';

const read = (fake: FakeTreasuryPrime, ref: string, call = newCall()) =>
  balancesPort(fake.api).read(call, ref);

describe('balancesPort.read', () => {
  it('gives the balance as of the answer', async () => {
    const fake = fakeTreasuryPrime({ '/account/acct_1': account('acct_1') });

    expect(await read(fake, 'acct_1')).toEqual({
      current: { minor: 431055n, currency: 'USD' },
      available: { minor: 421055n, currency: 'USD' },
      held: { minor: 10000n, currency: 'USD' },
      asOf: AT,
      stale: false,
    });
  });

  it('reads afresh what this request has read before', async () => {
    const fake = fakeTreasuryPrime({ '/account/acct_1': account('acct_1') });
    const call = newCall();
    await read(fake, 'acct_1', call);
    fake.routes['/account/acct_1'] = account('acct_1', { available_balance: '1.00' });

    expect((await read(fake, 'acct_1', call))?.available?.minor).toBe(100n);
    expect(fake.asked.map(({ fresh }) => fresh)).toEqual([true, true]);
  });

  it('is null where the bank states none', async () => {
    const none = { current_balance: null, available_balance: null };

    expect(
      await read(fakeTreasuryPrime({ '/account/acct_1': account('acct_1', none) }), 'acct_1'),
    ).toBeNull();
  });

  it('finds nothing for what is no account', async () => {
    const fake = fakeTreasuryPrime({ '/account/x': refusal(400) });

    expect(await read(fake, 'x')).toBeNull();
    expect(await read(fake, 'gone')).toBeNull();
    expect(await read(fake, '../ach')).toBeNull();
    expect(fake.asked).toHaveLength(2);
  });

  it('throws when the provider fails', async () => {
    const fake = fakeTreasuryPrime({ '/account/x': refusal(503) });

    await expect(read(fake, 'x')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
