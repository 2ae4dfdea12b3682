import fc from 'fast-check';
import { expect, it } from 'vitest';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { anAccount, idOf } from '../../../support/sample-objects.js';

const QUERY = `query ($id: ID!) { account(id: $id) { balance { current { amount currency } } } }`;
const DECIMALS = { USD: 2, JPY: 0, BHD: 3, CLF: 4 } as const;

async function amountOf(minor: bigint, currency: string): Promise<unknown> {
  const current = { minor, currency };
  const balance = { current, available: null, held: null, asOf: '2026-03-02T17:00:00Z', stale: false };
  const sources = fakeSources([anAccount('1', { currency, balance })]);
  const { data } = await execute({ query: QUERY, sources, variables: { id: idOf('Account', '1') } });
  return data.account.balance.current;
}

it('gives every amount exactly, also where a float could not hold it', async () => {
  const amounts = fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n });
  const currencies = fc.constantFrom(...(Object.keys(DECIMALS) as Array<keyof typeof DECIMALS>));

  await fc.assert(
    fc.asyncProperty(amounts, currencies, async (minor, currency) => {
      const { amount, currency: given } = (await amountOf(minor, currency)) as {
        amount: string;
        currency: string;
      };

      const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
      expect(given).toBe(currency);
      expect(fraction).toHaveLength(DECIMALS[currency]);
      expect(BigInt(`${sign}${whole}${fraction}`)).toBe(minor);
    }),
    { numRuns: 200 },
  );
});

it.each([
  [9007199254740993n, 'USD', '90071992547409.93'],
  [-5n, 'USD', '-0.05'],
  [1250n, 'JPY', '1250'],
  [0n, 'BHD', '0.000'],
])('writes %d minor units of %s as %s', async (minor, currency, amount) => {
  expect(await amountOf(minor, currency)).toEqual({ amount, currency });
});
