import { expect, it, vi } from 'vitest';
import type { CashPosition } from '../../../../src/domain/cash-position.js';
import { toGlobalId } from '../../../../src/domain/ids.js';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';

const totals: CashPosition['totals'] = [
  {
    currency: 'USD',
    environment: 'SANDBOX',
    current: { minor: 123456789012345678901n, currency: 'USD', countedAccounts: 3, complete: true },
    available: { minor: -1n, currency: 'USD', countedAccounts: 2, complete: false },
    accountCount: 3,
  },
  { currency: 'EUR', environment: 'PRODUCTION', current: null, available: null, accountCount: 1 },
];
const POSITION: CashPosition = {
  totals,
  byConnector: [{ connector: 'tp-main', totals }],
  asOf: '2026-03-02T17:00:00.5Z',
  complete: false,
  unavailable: [
    { connector: 'tp-main', code: 'TIMEOUT', message: 'late', retryable: true, retryAfterSeconds: null },
  ],
};

it('gives exact sums per currency and connector, and says what is missing', async () => {
  const query = `{ cashPosition {
    totals { currency environment current { ...Sum } available { ...Sum } accountCount }
    byConnector { connector { name } totals { current { amount currency } } } asOf complete
    unavailable { connector { name } code } } }
    fragment Sum on BalanceTotal { amount countedAccounts complete }`;

  const { data, errors } = await execute({
    query,
    sources: fakeSources([], { cashPosition: async () => POSITION }),
  });

  const current = { amount: '1234567890123456789.01' };
  expect(errors).toEqual([]);
  expect(data.cashPosition).toEqual({
    totals: [
      {
        ...{ currency: 'USD', environment: 'SANDBOX', accountCount: 3 },
        current: { ...current, countedAccounts: 3, complete: true },
        available: { amount: '-0.01', countedAccounts: 2, complete: false },
      },
      { currency: 'EUR', environment: 'PRODUCTION', current: null, available: null, accountCount: 1 },
    ],
    byConnector: [
      {
        connector: { name: 'tp-main' },
        totals: [{ current: { ...current, currency: 'USD' } }, { current: null }],
      },
    ],
    asOf: '2026-03-02T17:00:00.5Z',
    complete: false,
    unavailable: [{ connector: { name: 'tp-main' }, code: 'TIMEOUT' }],
  });
});

it.each([
  ['', {}],
  ['(connectors: null, currency: "EUR")', { currency: 'EUR' }],
  ['(connectors: ["a", "b"])', { connectors: ['a', 'b'] }],
  [
    `(connectors: ["a", "${toGlobalId({ connector: 'b', kind: 'Connector', ref: 'b' })}"])`,
    { connectors: ['a', 'b'] },
  ],
])('reads cashPosition%s', async (args, asked) => {
  const cashPosition = vi.fn(async () => POSITION);

  await execute({
    query: `{ cashPosition${args} { complete } }`,
    sources: fakeSources([], { cashPosition }),
  });

  expect(cashPosition).toHaveBeenCalledWith(asked);
});
