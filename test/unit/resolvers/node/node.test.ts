import { describe, expect, it } from 'vitest';
import { InvalidInputError, UpstreamError } from '../../../../src/domain/errors.js';
import { ForbiddenError } from '../../../../src/resolvers/index.js';
import { execute, without } from '../../../support/execute.js';
import { fakeSources, TP_MAIN } from '../../../support/fake-sources.js';
import * as sample from '../../../support/sample-objects.js';

const OBJECTS = [
  sample.anAccount('1'),
  sample.aBusiness('1'),
  sample.aCard('1'),
  TP_MAIN,
  sample.aCounterparty('1'),
  sample.aDocument('1'),
  sample.aLedger('1'),
  sample.aPortfolio('1'),
  sample.aRecurringTransfer('1'),
  sample.aScheduledTransfer('1'),
  sample.aTransaction('1'),
  sample.aTransfer('1'),
  { id: sample.idOf('TrustedDomainConfig', '1'), connector: 'tp-main', domains: [] },
];
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const account = sample.idOf('Account', '1');
const transfer = sample.idOf('Transfer', '1');

describe('node', () => {
  it.each([
    ['Account', 'accounts:read'],
    ['Business', 'businesses:read'],
    ['Card', 'cards:read'],
    ['Counterparty', 'counterparties:read'],
    ['Document', 'documents:read'],
    ['Ledger', 'ledgers:read'],
    ['Portfolio', 'businesses:read'],
    ['RecurringTransfer', 'recurring:read'],
    ['ScheduledTransfer', 'recurring:read'],
    ['Transaction', 'transactions:read'],
    ['Transfer', 'transfers:read'],
    ['TrustedDomainConfig', 'trusted_domains:read'],
  ] as const)('finds an object of the kind %s with the scope %s alone', async (kind, scope) => {
    const id = sample.idOf(kind, '1');
    const request = { query: NODE, sources: fakeSources(OBJECTS), variables: { id } };

    expect((await execute({ ...request, scopes: [scope] })).data.node).toEqual({ __typename: kind, id });
    expect((await execute({ ...request, scopes: without(scope) })).errors[0]?.message).toContain(scope);
  });

  it('finds a connector', async () => {
    const { data } = await execute({
      query: NODE,
      sources: fakeSources(OBJECTS),
      variables: { id: TP_MAIN.id },
    });

    expect(data.node).toEqual({ __typename: 'Connector', id: TP_MAIN.id });
  });

  it.each(['', 'nonsense', sample.idOf('Account', 'unknown')])('is null for %j', async (id) => {
    const { data, errors } = await execute({ query: NODE, sources: fakeSources(OBJECTS), variables: { id } });

    expect(data).toEqual({ node: null });
    expect(errors).toEqual([]);
  });

  it('refuses without reading, so that existing and missing objects look alike', async () => {
    const sources = fakeSources(OBJECTS);
    const ask = (id: string) => execute({ query: NODE, sources, variables: { id }, scopes: [] });

    const existing = await ask(account);
    const missing = await ask(sample.idOf('Account', 'unknown'));

    expect(existing.data).toEqual(missing.data);
    expect(existing.errors[0]?.message).toBe(missing.errors[0]?.message);
    expect(sources.node).not.toHaveBeenCalled();
  });
});

describe('nodes', () => {
  it('keeps the order and the repetitions, with null for what is not there', async () => {
    const ids = [transfer, 'nonsense', account, sample.idOf('Card', 'unknown'), account];

    const { data, errors } = await execute({
      query: NODES,
      sources: fakeSources(OBJECTS),
      variables: { ids },
    });

    expect(errors).toEqual([]);
    expect(data.nodes.map((node: { id: string } | null) => node?.id ?? null)).toEqual([
      transfer,
      null,
      account,
      null,
      account,
    ]);
  });

  it('gives the others when one may not be read and one fails', async () => {
    const failure = new UpstreamError({ connector: TP_MAIN, code: 'TIMEOUT', sent: 'yes' });
    const node = async (id: string) => {
      if (id === transfer) throw failure;
      return OBJECTS.find((object) => object.id === id) ?? null;
    };
    const ids = [sample.idOf('Card', '1'), transfer, account];

    const { data, errors } = await execute({
      query: NODES,
      sources: fakeSources([], { node }),
      variables: { ids },
      scopes: without('cards:read'),
    });

    expect(data.nodes).toEqual([null, null, { __typename: 'Account', id: account }]);
    expect(new Map(errors.map(({ path, originalError }) => [path?.[1], originalError]))).toEqual(
      new Map<unknown, unknown>([
        [0, new ForbiddenError('cards:read')],
        [1, failure],
      ]),
    );
  });

  it('takes at most 100 ids', async () => {
    const ask = (count: number) =>
      execute({
        query: NODES,
        sources: fakeSources(OBJECTS),
        variables: { ids: Array(count).fill(account) },
      });

    expect((await ask(100)).data.nodes).toHaveLength(100);
    const { errors } = await ask(101);
    expect(errors[0]?.message).toBe('ids: required at most 100, arrived 101');
    expect(errors[0]?.originalError).toBeInstanceOf(InvalidInputError);
  });
});
