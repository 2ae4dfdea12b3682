import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../../src/domain/errors.js';
import { toGlobalId } from '../../../../src/domain/ids.js';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aConnection, anAccount } from '../../../support/sample-objects.js';

describe('the arguments of a list', () => {
  it.each([-1, 0, 101, 2147483647])('refuses first: %d and says what was required', async (first) => {
    const sources = fakeSources();

    const { data, errors } = await execute({
      query: `{ accounts(first: ${first}) { nodes { id } } }`,
      sources,
    });

    expect(data).toEqual({ accounts: null });
    expect(errors[0]?.message).toBe(`first: required 1..100, arrived ${first}`);
    expect(errors[0]?.originalError).toBeInstanceOf(InvalidInputError);
    expect(sources.accounts).not.toHaveBeenCalled();
  });

  it.each([
    ['', 25],
    ['(first: null, after: null)', 25],
    ['(first: 1)', 1],
    ['(first: 100)', 100],
  ])('takes accounts%s as first %d', async (args, first) => {
    const sources = fakeSources();

    await execute({ query: `{ accounts${args} { nodes { id } } }`, sources });

    expect(sources.accounts).toHaveBeenCalledWith({
      field: 'Query.accounts',
      first,
      after: null,
      filter: {},
    });
  });

  it('hands the cursor and the filter on, without the fields that are null', async () => {
    const sources = fakeSources();
    const query = `query ($filter: AccountFilter) { accounts(after: "c9", filter: $filter) { nodes { id } } }`;
    const filter = { connectors: ['tp-main'], currency: null, statuses: ['OPEN'], createdFrom: '2026-03-01' };

    await execute({ query, sources, variables: { filter } });

    expect(sources.accounts).toHaveBeenCalledWith({
      field: 'Query.accounts',
      first: 25,
      after: 'c9',
      filter: { connectors: ['tp-main'], statuses: ['OPEN'], createdFrom: '2026-03-01' },
    });
  });

  it.each([
    ['accounts', 'filter: { connectors: ["a", "ID"] }'],
    ['transfers', 'filter: { connectors: ["a", "ID"] }'],
    ['businesses', 'connectors: ["a", "ID"]'],
  ] as const)('takes names and ids of connectors alike in %s', async (field, args) => {
    const sources = fakeSources();
    const id = toGlobalId({ connector: 'b', kind: 'Connector', ref: 'b' });

    await execute({ query: `{ ${field}(${args.replace('ID', id)}) { nodes { id } } }`, sources });

    expect(sources[field]).toHaveBeenCalledWith(
      expect.objectContaining({ filter: { connectors: ['a', 'b'] } }),
    );
  });

  it.each([
    ['businesses', '(connectors: ["a"])', { connectors: ['a'] }],
    ['businesses', '(connectors: null)', {}],
    ['documents', '(connectors: ["a"])', { connectors: ['a'] }],
    ['ledgers', '(connectors: ["a"])', { connectors: ['a'] }],
    ['ledgers', '', {}],
    ['scheduledTransfers', '(connectors: ["a"])', { connectors: ['a'] }],
    ['recurringTransfers', '(filter: { search: "rent", minAmount: null })', { search: 'rent' }],
    ['cards', '(filter: { statuses: [ACTIVE], account: null })', { statuses: ['ACTIVE'] }],
    ['counterparties', '(filter: { search: "acme" })', { search: 'acme' }],
    ['transactions', '(filter: { types: [ACH], number: null })', { types: ['ACH'] }],
    ['transfers', '(filter: { rails: [WIRE], direction: PULL })', { rails: ['WIRE'], direction: 'PULL' }],
  ] as const)('lists %s%s under its own coordinate', async (field, args, filter) => {
    const sources = fakeSources();

    const { errors } = await execute({ query: `{ ${field}${args} { nodes { id } } }`, sources });

    expect(errors).toEqual([]);
    expect(sources[field]).toHaveBeenCalledWith({ field: `Query.${field}`, first: 25, after: null, filter });
  });
});

describe('a filter that nothing can match', () => {
  it.each([
    ['accounts', 'filter: { connectors: [] }', 'filter.connectors: required at least one entry'],
    ['accounts', 'filter: { statuses: [] }', 'filter.statuses: required at least one entry'],
    ['cards', 'filter: { statuses: [] }', 'filter.statuses: required at least one entry'],
    ['transfers', 'filter: { rails: [] }', 'filter.rails: required at least one entry'],
    ['transactions', 'filter: { types: [] }', 'filter.types: required at least one entry'],
    ['counterparties', 'filter: { connectors: [] }', 'filter.connectors: required at least one entry'],
    ['recurringTransfers', 'filter: { amounts: [] }', 'filter.amounts: required at least one entry'],
    ['businesses', 'connectors: []', 'connectors: required at least one entry'],
    ['documents', 'connectors: []', 'connectors: required at least one entry'],
    ['ledgers', 'connectors: []', 'connectors: required at least one entry'],
    ['scheduledTransfers', 'connectors: []', 'connectors: required at least one entry'],
    ...(['accounts', 'transfers', 'transactions'] as const).map(
      (field) =>
        [
          field,
          'filter: { createdFrom: "2026-03-02", createdTo: "2026-03-01" }',
          'filter.createdTo: required at least filter.createdFrom, arrived an earlier day',
        ] as const,
    ),
    [
      'recurringTransfers',
      'filter: { minAmount: "10", maxAmount: "9.99" }',
      'filter.maxAmount: required at least filter.minAmount',
    ],
    [
      'recurringTransfers',
      'filter: { amounts: [{ min: "1" }, { min: "10", max: "9" }] }',
      'filter.amounts[1].max: required at least filter.amounts[1].min',
    ],
  ] as const)('of %s is refused by name: %s', async (field, args, message) => {
    const sources = fakeSources();

    const { errors } = await execute({ query: `{ ${field}(${args}) { nodes { __typename } } }`, sources });

    expect(errors.map((error) => error.originalError)).toEqual([expect.any(InvalidInputError)]);
    expect(errors[0]?.message).toContain(message);
    expect(sources[field]).not.toHaveBeenCalled();
  });

  it('of operations is refused by name', async () => {
    const query = '{ operations(filter: { kinds: [] }) { nodes { id } } }';

    const { errors } = await execute({ query });

    expect(errors[0]?.message).toContain('filter.kinds: required at least one entry');
  });

  it('of the cash position is refused by name', async () => {
    const { errors } = await execute({ query: '{ cashPosition(connectors: []) { __typename } }' });

    expect(errors[0]?.message).toContain('connectors: required at least one entry');
  });

  it('is told from one that matches a single day or amount', async () => {
    const sources = fakeSources();
    const days =
      '{ accounts(filter: { createdFrom: "2026-03-02", createdTo: "2026-03-02" }) { nodes { id } } }';
    const amounts = '{ recurringTransfers(filter: { minAmount: "1.0", maxAmount: "1" }) { nodes { id } } }';

    const answers = [await execute({ query: days, sources }), await execute({ query: amounts, sources })];

    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  });
});

describe('a connection', () => {
  it('gives edges, nodes, page info and the connectors that are missing', async () => {
    const connection = aConnection([anAccount('1'), anAccount('2')], {
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'c0', endCursor: 'c1' },
      unavailable: [
        {
          connector: 'tp-main',
          code: 'RATE_LIMITED',
          message: 'slow down',
          retryable: true,
          retryAfterSeconds: 7,
        },
      ],
    });
    const query = `{ accounts { nodes { providerId } edges { cursor node { providerId } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      unavailable { connector { name } code message retryable retryAfterSeconds } } }`;

    const { data, errors } = await execute({
      query,
      sources: fakeSources([], { accounts: async () => connection }),
    });

    expect(errors).toEqual([]);
    expect(data.accounts).toEqual({
      nodes: [{ providerId: '1' }, { providerId: '2' }],
      edges: [
        { cursor: 'c0', node: { providerId: '1' } },
        { cursor: 'c1', node: { providerId: '2' } },
      ],
      pageInfo: connection.pageInfo,
      unavailable: [{ ...connection.unavailable[0], connector: { name: 'tp-main' } }],
    });
  });

  it('seals no cursor that nobody asks for', async () => {
    const edge = {
      node: anAccount('1'),
      get cursor(): string {
        throw new Error('sealed');
      },
    };
    const sources = fakeSources([], {
      accounts: async () => aConnection<never>([], { edges: [edge] as never[] }),
    });

    const { data, errors } = await execute({ query: '{ accounts { nodes { providerId } } }', sources });

    expect(errors).toEqual([]);
    expect(data.accounts.nodes).toEqual([{ providerId: '1' }]);
  });
});
