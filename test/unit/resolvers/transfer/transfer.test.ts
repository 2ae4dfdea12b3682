import { describe, expect, it } from 'vitest';
import type { Transfer, TransferParty } from '../../../../src/domain/transfer.js';
import { ForbiddenError } from '../../../../src/resolvers/index.js';
import { execute, without } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import {
  aCard,
  aCounterparty,
  aLedger,
  anAccount,
  aTransfer,
  idOf,
} from '../../../support/sample-objects.js';

const PARTY = `__typename ... on Account { currency } ... on Counterparty { name } ... on Card { last4 } ... on Ledger { status }
  ... on BankDetails { holderName accountType }`;
const QUERY = `query ($id: ID!) { transfer(id: $id) { providerId source { ${PARTY} } destination { ${PARTY} } } }`;
const BANK: TransferParty = {
  kind: 'BankDetails',
  details: { holderName: 'Ada', accountNumberLast4: '1111', routingNumber: null, accountType: 'SAVINGS' },
};
const PARTIES = [anAccount('1'), aCounterparty('1'), aCard('1'), aLedger('1')];

function ask(given: Partial<Transfer>, scopes = without()) {
  const sources = fakeSources([aTransfer('1', given), ...PARTIES]);
  return execute({ query: QUERY, sources, scopes, variables: { id: idOf('Transfer', '1') } });
}

describe('the parties of a transfer', () => {
  it.each([
    ['Account', { currency: 'USD' }],
    ['Counterparty', { name: 'Acme' }],
    ['Card', { last4: '4242' }],
    ['Ledger', { status: 'ACTIVE' }],
  ] as const)('are given whole when they are of the kind %s', async (kind, fields) => {
    const { data, errors } = await ask({ source: { kind, id: idOf(kind, '1') }, destination: BANK });

    expect(errors).toEqual([]);
    expect(data.transfer.source).toEqual({ __typename: kind, ...fields });
  });

  it('are bank details as they came', async () => {
    const { data } = await ask({ destination: BANK });

    expect(data.transfer).toEqual({
      providerId: '1',
      source: null,
      destination: { __typename: 'BankDetails', holderName: 'Ada', accountType: 'SAVINGS' },
    });
  });

  it.each([
    { kind: 'Account', id: idOf('Account', 'out-of-reach') },
    { kind: 'Ledger', id: idOf('Ledger', 'out-of-reach') },
  ] as const)('are null without an error when they are out of reach: %o', async (source) => {
    const { data, errors } = await ask({ source });

    expect(data.transfer.source).toBeNull();
    expect(errors).toEqual([]);
  });

  it('take the scope of what stands there; the other end is still given', async () => {
    const source = { kind: 'Counterparty', id: idOf('Counterparty', '1') } as const;

    const { data, errors } = await ask({ source, destination: BANK }, without('counterparties:read'));

    expect(data.transfer.source).toBeNull();
    expect(data.transfer.destination).toMatchObject({ holderName: 'Ada' });
    expect(errors.map(({ originalError }) => originalError)).toEqual([
      new ForbiddenError('counterparties:read'),
    ]);
  });
});

describe('the timeline of a transfer', () => {
  const query = 'query ($id: ID!) { transfer(id: $id) { timeline { status providerStatus at origin } } }';

  it('is every status that was observed of it', async () => {
    const transfer = aTransfer('1');
    const timeline = [
      { status: 'PENDING', providerStatus: 'pending', at: '2026-03-01T00:00:00.5Z', origin: 'ANSWER' },
      { status: 'SENT', providerStatus: null, at: '2026-03-02T00:00:00Z', origin: 'READ' },
    ] as const;
    const sources = fakeSources([transfer], { timelineOf: async () => timeline });

    const { data, errors } = await execute({ query, sources, variables: { id: transfer.id } });

    expect(errors).toEqual([]);
    expect(data.transfer.timeline).toEqual(timeline);
  });
});
