import { describe, expect, it, vi } from 'vitest';
import { InvalidInputError } from '../../../../src/domain/errors.js';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import {
  aConnection,
  aRecurringTransfer,
  aScheduledTransfer,
  idOf,
} from '../../../support/sample-objects.js';

const PARTIES = 'source { name lastFour } destination { name lastFour }';
const SERIES = `providerId memo amount { amount currency } frequency providerFrequency frequencyData status duration
  startingDate endingDate remainingTransfers ${PARTIES}`;

describe('a recurring transfer', () => {
  it('is shown as the domain has it', async () => {
    const sources = fakeSources([], {
      recurringTransfers: async () => aConnection([aRecurringTransfer('rent')]),
    });

    const { data, errors } = await execute({
      query: `{ recurringTransfers { nodes { ${SERIES} connector { name } } } }`,
      sources,
    });

    expect(errors).toEqual([]);
    expect(data.recurringTransfers.nodes).toEqual([
      {
        providerId: 'rent',
        memo: 'Rent',
        amount: { amount: '12.50', currency: 'USD' },
        frequency: 'MONTHLY',
        providerFrequency: 'monthly',
        frequencyData: 15,
        status: 'ACTIVE',
        duration: 'CONTINUOUS',
        startingDate: '2026-03-15',
        endingDate: null,
        remainingTransfers: null,
        source: { name: 'Operating', lastFour: '6789' },
        destination: { name: 'Landlord', lastFour: null },
        connector: { name: 'tp-main' },
      },
    ]);
  });

  it('may leave out what its provider does', async () => {
    const bare = aRecurringTransfer('1', {
      memo: null,
      frequencyData: null,
      startingDate: null,
      status: 'UNKNOWN',
      duration: 'UNKNOWN',
      destination: { name: null, lastFour: null },
    });
    const query = `query ($id: ID!) { node(id: $id) { ... on RecurringTransfer { ${SERIES} } } }`;

    const { data, errors } = await execute({
      query,
      sources: fakeSources([bare]),
      variables: { id: bare.id },
    });

    expect(errors).toEqual([]);
    expect(data.node).toMatchObject({
      memo: null,
      frequencyData: null,
      startingDate: null,
      status: 'UNKNOWN',
      duration: 'UNKNOWN',
      destination: { name: null, lastFour: null },
    });
  });
});

describe('recurring transfers', () => {
  it('are asked for by connectors, memo and exact amounts', async () => {
    const sources = fakeSources();
    const filter = {
      connectors: ['tp-main'],
      search: 'rent',
      minAmount: '0.10000000000000000001',
      maxAmount: '12345678901234567.89',
      amounts: [{ min: '0', max: '500' }, { min: '1000.00' }],
    };
    const query = `query ($filter: RecurringTransferFilter) {
      recurringTransfers(first: 3, after: "c1", filter: $filter) { nodes { id } } }`;

    const { errors } = await execute({ query, sources, variables: { filter } });

    expect(errors).toEqual([]);
    expect(sources.recurringTransfers).toHaveBeenCalledWith({
      field: 'Query.recurringTransfers',
      first: 3,
      after: 'c1',
      filter,
    });
  });

  it.each(['{ minAmount: 12.5 }', '{ maxAmount: "1e3" }', '{ maxAmount: "" }', '{ amounts: [{ min: 1 }] }'])(
    'are not looked for with the filter %s',
    async (filter) => {
      const sources = fakeSources();

      const { errors } = await execute({
        query: `{ recurringTransfers(filter: ${filter}) { nodes { id } } }`,
        sources,
      });

      expect(errors).toHaveLength(1);
      expect(sources.recurringTransfers).not.toHaveBeenCalled();
    },
  );
});

describe('scheduled transfers', () => {
  it('are shown with their day, in the order that they came in', async () => {
    const rows = [aScheduledTransfer('2', { scheduledDate: '2026-03-15' }), aScheduledTransfer('1')];
    const scheduledTransfers = vi.fn(async () => aConnection(rows));
    const query = `{ scheduledTransfers(first: 2, connectors: ["tp-main"]) {
      nodes { id providerId memo amount { amount } scheduledDate ${PARTIES} connector { name } } } }`;

    const { data, errors } = await execute({ query, sources: fakeSources([], { scheduledTransfers }) });

    expect(errors).toEqual([]);
    expect(data.scheduledTransfers.nodes.map((node: any) => node.scheduledDate)).toEqual([
      '2026-03-15',
      '2026-04-15',
    ]);
    expect(data.scheduledTransfers.nodes[1]).toEqual({
      id: idOf('ScheduledTransfer', '1'),
      providerId: '1',
      memo: 'Rent',
      amount: { amount: '12.50' },
      scheduledDate: '2026-04-15',
      source: { name: 'Operating', lastFour: '6789' },
      destination: { name: 'Landlord', lastFour: null },
      connector: { name: 'tp-main' },
    });
    const filter = { connectors: ['tp-main'] };
    const args = { field: 'Query.scheduledTransfers', first: 2, after: null, filter };
    expect(scheduledTransfers).toHaveBeenCalledWith(args);
  });

  it('are no more than a hundred at a time', async () => {
    const query = '{ scheduledTransfers(first: 101) { nodes { id } } }';

    const { errors } = await execute({ query, sources: fakeSources() });

    expect(errors[0]?.originalError).toBeInstanceOf(InvalidInputError);
  });
});
