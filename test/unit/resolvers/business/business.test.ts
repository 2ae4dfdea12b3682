import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { execute, without } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aBusiness, aConnection, anAccount, aPortfolio, idOf } from '../../../support/sample-objects.js';

const business = aBusiness('7');
const wire = {
  bankName: 'First Bank',
  accountName: 'Acme Inc.',
  accountNumber: '0123456789',
  routingNumber: '021000021',
  swiftCode: null,
  reference: 'ACME-7',
  currency: 'USD',
};

describe('a business', () => {
  it('leads to its accounts, documents, portfolio and wire instructions', async () => {
    const sources = fakeSources([business], {
      businesses: async () => aConnection([business]),
      accountsOf: async () => aConnection([anAccount('1')]),
      portfolioOf: async () => aPortfolio('7'),
      wireInstructionsOf: async () => wire,
    });
    const query = `{ businesses { nodes { name accounts(first: 3) { nodes { providerId } } documents { nodes { id } }
      portfolio { allocations { product percentage } business { providerId } }
      wireInstructions { bankName accountName accountNumber routingNumber swiftCode reference currency } } } }`;

    const { data, errors } = await execute({ query, sources });

    expect(errors).toEqual([]);
    expect(data.businesses.nodes).toEqual([
      {
        name: 'Acme Inc.',
        accounts: { nodes: [{ providerId: '1' }] },
        documents: { nodes: [] },
        portfolio: {
          allocations: [{ product: 'treasury_bills', percentage: '33.34' }],
          business: { providerId: '7' },
        },
        wireInstructions: wire,
      },
    ]);
    expect(sources.documents).toHaveBeenCalledWith({
      field: `Business.documents:${business.id}`,
      first: 25,
      after: null,
      filter: { business: business.id },
    });
  });

  it('asks for its accounts under its own coordinate', async () => {
    const sources = fakeSources([business]);
    const query = `query ($id: ID!) { node(id: $id) { ... on Business { accounts(first: 3) { nodes { id } } } } }`;

    await execute({ query, sources, variables: { id: business.id } });

    const args = { field: `Business.accounts:${business.id}`, first: 3, after: null, filter: {} };
    expect(sources.accountsOf).toHaveBeenCalledWith(business, args);
  });

  it.each([
    ['accounts', 'accounts:read'],
    ['documents', 'documents:read'],
  ] as const)('keeps its %s from a caller without %s', async (field, scope) => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Business { name ${field} { nodes { id } } } } }`;

    const request = { query, sources: fakeSources([business]), variables: { id: business.id } };
    const { data, errors } = await execute({ ...request, scopes: without(scope) });

    expect(data.node).toEqual({ name: 'Acme Inc.', [field]: null });
    expect(errors[0]?.message).toContain(scope);
  });
});

it('is an upstream error when the business of a portfolio is gone', async () => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Portfolio { business { id } } } }';
  const variables = { id: idOf('Portfolio', '7') };

  const { data, errors } = await execute({ query, sources: fakeSources([aPortfolio('7')]), variables });

  expect(data.node).toBeNull();
  expect(errors[0]?.originalError).toBeInstanceOf(UpstreamError);
});
