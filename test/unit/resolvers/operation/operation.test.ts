import { type GraphQLEnumType, type GraphQLObjectType, getNamedType } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { InvalidInputError } from '../../../../src/domain/errors.js';
import { ForbiddenError } from '../../../../src/resolvers/index.js';
import { execute, gatewaySchema, without } from '../../../support/execute.js';
import { anOperation, fakeActions } from '../../../support/fake-actions.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aConnection, aTransfer, idOf } from '../../../support/sample-objects.js';

const MADE = aTransfer('1');
const OPERATION = anOperation('1', {
  status: 'FAILED',
  errors: [{ field: ['amount'], messages: ['too much'], code: 'INSUFFICIENT_FUNDS' }],
  history: [
    { status: 'PENDING', at: '2026-03-02T17:00:00Z', note: null, providerMessage: null },
    { status: 'FAILED', at: '2026-03-02T17:00:01Z', note: 'refused', providerMessage: 'the bank is closed' },
  ],
});
const FIELDS = `id connector { name } kind idempotencyKey status attempts provenBy createdAt updatedAt
  errors { field messages code } subject { id } history { status at note providerMessage }`;

describe('an operation', () => {
  const { objectId: _, connector: __, ...shown } = OPERATION;
  const expected = { ...shown, kind: 'CREATE_TRANSFER', connector: { name: 'tp-main' }, subject: null };

  it('is found by its id', async () => {
    const actions = fakeActions(null, { operation: vi.fn(async () => OPERATION) });

    const query = `query ($id: ID) { operation(id: $id) { ${FIELDS} } }`;
    const { data, errors } = await execute({ query, actions, variables: { id: OPERATION.id } });

    expect(errors).toEqual([]);
    expect(data.operation).toEqual(expected);
    expect(actions.operation).toHaveBeenCalledWith(OPERATION.id);
  });

  it("is found by the caller's key", async () => {
    const actions = fakeActions(null, { operationByKey: vi.fn(async () => OPERATION) });

    const query = `{ operation(id: null, idempotencyKey: "key-1") { ${FIELDS} } }`;
    const { data } = await execute({ query, actions });

    expect(data.operation).toEqual(expected);
    expect(actions.operationByKey).toHaveBeenCalledWith('key-1');
  });

  it.each([
    ['neither', ''],
    ['neither', '(id: null)'],
    ['both', '(id: "x", idempotencyKey: "y")'],
  ])('is asked for in exactly one way, not by %s: %s', async (arrived, args) => {
    const { data, errors } = await execute({ query: `{ operation${args} { id } }` });

    expect(data.operation).toBeNull();
    expect(errors[0]?.originalError).toBeInstanceOf(InvalidInputError);
    expect(errors[0]?.message).toContain(`arrived ${arrived}`);
  });

  it.each(['', ' key-1', 'key-1\t', 'cafe\u0301'])('is not sought for the key %j', async (key) => {
    const actions = fakeActions();
    const query = 'query ($key: String) { operation(idempotencyKey: $key) { id } }';

    const { errors } = await execute({ query, actions, variables: { key } });

    expect(errors[0]?.message).toMatch(/^idempotencyKey: required .*, arrived /);
    expect(actions.operationByKey).not.toHaveBeenCalled();
  });

  it('is found as a node with the scope for operations alone', async () => {
    const actions = fakeActions(null, { operation: vi.fn(async () => OPERATION) });
    const sources = fakeSources();
    const query = 'query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { id } }';
    const request = { query, actions, sources, variables: { id: OPERATION.id } };

    const { data, errors } = await execute({ ...request, scopes: ['operations:read'] });

    expect(errors).toEqual([]);
    expect(data.node).toEqual({ __typename: 'Operation', id: OPERATION.id });
    expect(data.nodes).toEqual([{ id: OPERATION.id }]);
    expect(sources.node).not.toHaveBeenCalled();
    const refused = await execute({ ...request, scopes: without('operations:read') });
    expect(refused.errors[0]?.originalError).toEqual(new ForbiddenError('operations:read'));
  });
});

describe('the words of a provider about a refusal', () => {
  const query = 'query ($id: ID!) { operation(id: $id) { history { status providerMessage } } }';
  const read = (scopes: ReturnType<typeof without>) => {
    const actions = fakeActions(null, { operation: vi.fn(async () => OPERATION) });
    return execute({ query, actions, scopes, variables: { id: OPERATION.id } });
  };

  it('are shown with the scope of those who review operations', async () => {
    const { data } = await read(['operations:read', 'operations:review']);

    expect(data.operation.history[1]).toEqual({ status: 'FAILED', providerMessage: 'the bank is closed' });
  });

  it('are shown to nobody else', async () => {
    const { data, errors } = await read(without('operations:review'));

    expect(data.operation.history[1]).toEqual({ status: 'FAILED', providerMessage: null });
    expect(errors[0]?.originalError).toEqual(new ForbiddenError('operations:review'));
  });
});

describe('operations', () => {
  it('are listed as the filter says', async () => {
    const operations = vi.fn(async () => aConnection([OPERATION]));
    const query = `{ operations(first: 3, after: "c1", filter: { connectors: ["tp-main"], statuses: [FAILED], kinds: null,
      createdFrom: "2026-03-01" }) { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage } } }`;

    const { data, errors } = await execute({ query, actions: fakeActions(null, { operations }) });

    expect(errors).toEqual([]);
    expect(data.operations).toEqual({
      nodes: [{ id: OPERATION.id }],
      edges: [{ cursor: 'c0', node: { id: OPERATION.id } }],
      pageInfo: { hasNextPage: false },
    });
    expect(operations).toHaveBeenCalledWith({
      field: 'Query.operations',
      first: 3,
      after: 'c1',
      filter: { connectors: ['tp-main'], statuses: ['FAILED'], createdFrom: '2026-03-01' },
    });
  });
});

describe('the kind of an operation', () => {
  it('has the name of every journaled mutation, in the letter case of enums', async () => {
    const schema = await gatewaySchema();
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const journaled = mutations.filter(
      ({ type }) => 'operation' in (getNamedType(type) as GraphQLObjectType).getFields(),
    );

    const kinds = (schema.getType('OperationKind') as GraphQLEnumType).getValues();

    expect(kinds.map(({ name, value }) => [value, name]).sort()).toEqual(
      [
        ...journaled.map(({ name }) => [name, name.replace(/[A-Z]/g, '_$&').toUpperCase()]),
        ['UNKNOWN', 'UNKNOWN'],
      ].sort(),
    );
  });

  it.each([
    ['createTransfer', 'CREATE_TRANSFER'],
    ['updateUserData', 'UPDATE_USER_DATA'],
    ['mutationOfYesterday', 'UNKNOWN'],
    ['toString', 'UNKNOWN'],
  ])('of %s is %s', async (kind, word) => {
    const actions = fakeActions(null, { operation: async () => anOperation('1', { kind }) });

    const { data } = await execute({ query: '{ operation(id: "x") { kind } }', actions });

    expect(data.operation).toEqual({ kind: word });
  });

  it('narrows the list', async () => {
    const operations = vi.fn(async () => aConnection([OPERATION]));
    const query = '{ operations(filter: { kinds: [LOAD_CARD, CANCEL_TRANSFER, UNKNOWN] }) { nodes { id } } }';

    await execute({ query, actions: fakeActions(null, { operations }) });

    expect(operations).toHaveBeenCalledWith(
      expect.objectContaining({ filter: { kinds: ['loadCard', 'cancelTransfer', 'UNKNOWN'] } }),
    );
  });
});

describe('the subject of an operation', () => {
  const query = 'query ($id: ID) { operation(id: $id) { status subject { id } } }';

  async function subjectOf(objectId: string | null, scopes = without()) {
    const operation = vi.fn(async () => anOperation('1', { objectId }));
    const sources = fakeSources([MADE]);
    const actions = fakeActions(null, { operation });
    const { data, errors } = await execute({ query, sources, actions, scopes, variables: { id: 'x' } });
    return { subject: data.operation.subject, errors };
  }

  it('is read like any other node', async () => {
    expect(await subjectOf(MADE.id)).toEqual({ subject: { id: MADE.id }, errors: [] });
  });

  it('is null until it is known, and out of reach', async () => {
    expect(await subjectOf(null)).toEqual({ subject: null, errors: [] });
    expect(await subjectOf(idOf('Transfer', 'x'))).toEqual({ subject: null, errors: [] });
  });

  it('takes the scope of its kind', async () => {
    const { subject, errors } = await subjectOf(MADE.id, without('transfers:read'));

    expect(subject).toBeNull();
    expect(errors[0]?.originalError).toEqual(new ForbiddenError('transfers:read'));
  });
});

describe('the operation of a transfer', () => {
  it('is the one that made it', async () => {
    const actions = fakeActions(null, { operationOf: vi.fn(async () => OPERATION) });
    const query = 'query ($id: ID!) { transfer(id: $id) { operation { id } } }';

    const { data, errors } = await execute({
      query,
      actions,
      sources: fakeSources([MADE]),
      variables: { id: MADE.id },
    });

    expect(errors).toEqual([]);
    expect(data.transfer.operation).toEqual({ id: OPERATION.id });
    expect(actions.operationOf).toHaveBeenCalledWith(MADE.id);
  });
});
