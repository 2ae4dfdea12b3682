import { expect, it, vi } from 'vitest';
import type { CashPosition } from '../../../../src/domain/cash-position.js';
import { toGlobalId } from '../../../../src/domain/ids.js';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';

const totals = [
  {
    currency: 'USD',
    current: { minor: 123456789012345678901n, currency: 'USD' },
    available: { minor: -1n, currency: 'USD' },
    accountCount: 3,
  },
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
  const query = `{ cashPosition { totals { currency current { amount } available { amount } accountCount }
    byConnector { connector { name } totals { current { amount currency } } } asOf complete
    unavailable { connector { name } code } } }`;

  const { data, errors } = await execute({
    query,
    sources: fakeSources([], { cashPosition: async () => POSITION }),
  });

  const current = { amount: '1234567890123456789.01' };
  expect(errors).toEqual([]);
  expect(data.cashPosition).toEqual({
    totals: [{ currency: 'USD', current, available: { amount: '-0.01' }, accountCount: 3 }],
    byConnector: [{ connector: { name: 'tp-main' }, totals: [{ current: { ...current, currency: 'USD' } }] }],
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
