import { expect, it } from 'vitest';
import type { NodeObject } from '../../../../src/datasources/index.js';
import type { Ledger } from '../../../../src/domain/ledger.js';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { anAccount, idOf } from '../../../support/sample-objects.js';

const LEDGER: Ledger = {
  id: idOf('Ledger', '1'),
  connector: 'tp-main',
  providerId: '1',
  status: 'ACTIVE',
  availableBalance: {
    current: null,
    available: { minor: 100n, currency: 'USD' },
    held: null,
    asOf: '2026-03-02T17:00:00Z',
    stale: false,
  },
  accountId: idOf('Account', '1'),
  createdAt: null,
};

it('shows a ledger with its balance and the account that backs it', async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Ledger { providerId status connector { name }
    availableBalance { available { amount } stale } account { name } } } }`;
  const node = async () => LEDGER as unknown as NodeObject;

  const sources = fakeSources([anAccount('1')], { node });
  const { data, errors } = await execute({ query, sources, variables: { id: LEDGER.id } });

  expect(errors).toEqual([]);
  expect(data.node).toEqual({
    providerId: '1',
    status: 'ACTIVE',
    connector: { name: 'tp-main' },
    availableBalance: { available: { amount: '1.00' }, stale: false },
    account: { name: 'Operating' },
  });
});
