import { describe, expect, it, vi } from 'vitest';
import type { Actions } from '../../../../src/operations/index.js';
import { gatewaySchema, mutate, without } from '../../../support/execute.js';
import { anOperation, fakeActions } from '../../../support/fake-actions.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aCard, idOf } from '../../../support/sample-objects.js';

const CARD = aCard('c1');
const ENTITY = { connector: 'tp-main', entityId: 'ent_1', purpose: 'FUNDING_ACCOUNTS' };
const SUSPEND = { idempotencyKey: idOf('Card', 'a key of its own'), id: CARD.id };

async function audited(
  mutation: string,
  input: object,
  given: { replaced?: Partial<Actions>; scopes?: ReturnType<typeof without> } = {},
) {
  const actions = fakeActions(null, given.replaced);
  const { scopes } = given;
  const answer = await mutate(mutation, 'errors { code }', input, {
    actions,
    sources: fakeSources([CARD]),
    ...(scopes && { scopes }),
  });
  expect(actions.auditMutation).toHaveBeenCalledTimes(1);
  return { entry: vi.mocked(actions.auditMutation).mock.calls[0]?.[0], ...answer };
}

describe('the audit of mutations', () => {
  it('names the operation, what became of it and the object that it made', async () => {
    const operation = anOperation('op-1', { objectId: idOf('Card', 'made') });
    const run = vi.fn(async () => ({ operation, replayed: false, result: null, errors: [] }));

    const { entry } = await audited('suspendCard', SUSPEND, { replaced: { run } as never });

    expect(entry).toEqual({
      action: 'suspendCard',
      objectId: idOf('Card', 'made'),
      result: 'SUCCEEDED',
      operationId: 'op-1',
    });
  });

  it('names the object of the input where nothing was made, and takes no key for one', async () => {
    const { entry } = await audited('suspendCard', SUSPEND);

    expect(entry).toMatchObject({ objectId: CARD.id, result: 'SUCCEEDED' });
  });

  it('tells what the input alone refuses, and keeps no text that is not an id', async () => {
    const { entry } = await audited('suspendCard', { ...SUSPEND, id: '9900112233445566' });

    expect(entry).toEqual({
      action: 'suspendCard',
      objectId: null,
      result: 'REFUSED',
      operationId: null,
    });
  });

  it('tells who lacked the scope, and of what failed that it did', async () => {
    const forbidden = await audited('suspendCard', SUSPEND, { scopes: without('cards:write') });
    const run = vi.fn(() => Promise.reject(new Error('broken')));
    const failed = await audited('suspendCard', SUSPEND, { replaced: { run } });

    expect(forbidden.entry).toMatchObject({ objectId: CARD.id, result: 'FORBIDDEN' });
    expect(failed.entry).toMatchObject({ objectId: CARD.id, result: 'ERROR', operationId: null });
    expect([forbidden.payload, failed.payload]).toEqual([null, null]);
    expect([...forbidden.errors, ...failed.errors]).toHaveLength(2);
  });

  it('tells which operation a person resolved, and how', async () => {
    const input = { id: idOf('Operation', 'op-1'), outcome: 'FAILED', note: 'not in the ledger' };
    const value = anOperation('op-1', { status: 'FAILED', provenBy: 'OPERATOR' });
    const resolveOperation = vi.fn(async () => ({ value }));

    const done = await audited('resolveOperation', input, { replaced: { resolveOperation } });
    const refused = await audited('resolveOperation', input);

    const entry = { action: 'resolveOperation', objectId: input.id };
    expect(done.entry).toEqual({ ...entry, result: 'FAILED', operationId: 'op-1' });
    expect(refused.entry).toEqual({ ...entry, result: 'REFUSED', operationId: null });
  });

  it('tells what is not journaled, with the id that a provider has taken', async () => {
    const done = await audited('createHostedPageToken', ENTITY);
    const createHostedPageToken = vi.fn(async () => ({ errors: [REFUSED] }));
    const refused = await audited('createHostedPageToken', ENTITY, { replaced: { createHostedPageToken } });

    expect(done.entry).toMatchObject({ objectId: 'ent_1', result: 'DONE', operationId: null });
    expect(refused.entry).toMatchObject({ objectId: null, result: 'REFUSED' });
  });

  it('misses no mutation of the schema', async () => {
    const mutations = Object.values((await gatewaySchema()).getMutationType()?.getFields() ?? {});

    for (const { name, resolve } of mutations) {
      const actions = fakeActions();
      const nobody = { principal: { scopes: new Set() }, actions };
      await expect(resolve?.({}, { input: {} }, nobody, {} as never)).rejects.toThrow('scope');

      expect([name, vi.mocked(actions.auditMutation).mock.calls]).toEqual([
        name,
        [[{ action: name, objectId: null, result: 'FORBIDDEN', operationId: null }]],
      ]);
    }
    expect(mutations.length).toBeGreaterThan(10);
  });
});

const REFUSED = { field: null, messages: ['no'], code: 'INVALID_INPUT' } as const;
