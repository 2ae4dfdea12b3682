import { describe, expect, it, vi } from 'vitest';
import { toGlobalId } from '../../../../src/domain/ids.js';
import { execute, mutate } from '../../../support/execute.js';
import { anOperation, fakeActions } from '../../../support/fake-actions.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aConnection, aTransfer, idOf } from '../../../support/sample-objects.js';

describe('the review of operations', () => {
  it('lists the operations of every caller by a filter, each with its caller', async () => {
    const operation = anOperation('1', { caller: 'key:mobile-app', status: 'NEEDS_REVIEW' });
    const allOperations = vi.fn(async () => aConnection([operation]));
    const connector = toGlobalId({ connector: 'tp-main', kind: 'Connector', ref: 'tp-main' });
    const query = `{ allOperations(first: 3, filter: { statuses: [NEEDS_REVIEW], connectors: ["${connector}"] }) {
      nodes { id caller status } } }`;

    const { data, errors } = await execute({ query, actions: fakeActions(null, { allOperations }) });

    expect(errors).toEqual([]);
    expect(data.allOperations.nodes).toEqual([
      { id: operation.id, caller: 'key:mobile-app', status: 'NEEDS_REVIEW' },
    ]);
    expect(allOperations).toHaveBeenCalledExactlyOnceWith({
      field: 'Query.allOperations',
      first: 3,
      after: null,
      filter: { statuses: ['NEEDS_REVIEW'], connectors: ['tp-main'] },
    });
  });

  it('names the one who asks as the caller of its own operation', async () => {
    const operation = vi.fn(async () => anOperation('1'));

    const { data } = await execute({
      query: '{ operation(id: "x") { caller } viewer { subject } }',
      actions: fakeActions(null, { operation }),
    });

    expect(data.operation.caller).toBe(data.viewer.subject);
  });

  it.each([
    [{ outcome: 'SUCCEEDED', subject: idOf('Transfer', 't1') }, idOf('Transfer', 't1')],
    [{ outcome: 'FAILED' }, null],
    [{ outcome: 'FAILED', subject: null }, null],
  ])('resolves an operation as a person decides: %j', async (decision, objectId) => {
    const resolved = anOperation('1', { provenBy: 'OPERATOR' });
    const actions = fakeActions(null, { resolveOperation: vi.fn(async () => ({ value: resolved })) });
    const input = { id: resolved.id, note: 'seen in the portal', ...decision };

    const { payload } = await mutate(
      'resolveOperation',
      'resolvedOperation { id provenBy } errors { code }',
      input,
      { actions, sources: fakeSources([], { node: async () => aTransfer('t1') }) },
    );

    const { outcome } = decision;
    expect(payload).toEqual({ resolvedOperation: { id: resolved.id, provenBy: 'OPERATOR' }, errors: [] });
    expect(actions.resolveOperation).toHaveBeenCalledExactlyOnceWith(resolved.id, {
      ...{ outcome, objectId },
      note: 'seen in the portal',
    });
    expect(actions.run).not.toHaveBeenCalled();
  });

  it('takes no object that the operator does not reach', async () => {
    const actions = fakeActions(null, { resolveOperation: vi.fn(async () => ({ errors: [] })) });
    const input = { id: 'o', note: 'seen', outcome: 'SUCCEEDED', subject: idOf('Card', 'c1') };

    const { payload } = await mutate('resolveOperation', 'errors { field code }', input, {
      actions,
      sources: fakeSources([], { node: async () => null }),
    });

    expect(payload.errors).toEqual([{ field: ['subject'], code: 'NOT_FOUND' }]);
    expect(actions.resolveOperation).not.toHaveBeenCalled();
  });
});
