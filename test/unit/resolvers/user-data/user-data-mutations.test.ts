import { describe, expect, it } from 'vitest';
import { mutate, without } from '../../../support/execute.js';
import { anOperation, fakeActions } from '../../../support/fake-actions.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aCard, aTransaction, idOf } from '../../../support/sample-objects.js';

const CARD = aCard('1', { userData: { old: true } });
const INPUT = { idempotencyKey: 'key-1', id: CARD.id };
const FIELDS = 'node { id ... on Card { last4 userData } } errors { field code }';

describe('updateUserData', () => {
  it.each([
    [{ userData: { new: [1, null] } }, { new: [1, null] }],
    [{ userData: null }, null],
    [{}, null],
  ])('passes on %o, and shows the object with it', async (given, userData) => {
    const actions = fakeActions();
    const sources = fakeSources([CARD]);

    const { payload } = await mutate('updateUserData', FIELDS, { ...INPUT, ...given }, { actions, sources });

    expect(payload).toEqual({ node: { id: CARD.id, last4: '4242', userData }, errors: [] });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'updateUserData',
      connector: 'tp-main',
      idempotencyKey: 'key-1',
      command: { id: CARD.id, userData },
    });
  });

  it('shows a transaction with it', async () => {
    const entry = aTransaction('1', { userData: { old: true } });
    const fields = 'node { ... on Transaction { providerId userData } } errors { code }';
    const input = { idempotencyKey: 'key-1', id: entry.id, userData: { invoice: 'i-1' } };

    const { payload } = await mutate('updateUserData', fields, input, { sources: fakeSources([entry]) });

    expect(payload).toEqual({ node: { providerId: '1', userData: { invoice: 'i-1' } }, errors: [] });
  });

  it('reads the object only for a caller with the scope of its kind', async () => {
    const sources = fakeSources([CARD]);

    const request = { sources, scopes: without('cards:read') };
    const { payload, errors } = await mutate('updateUserData', FIELDS, INPUT, request);

    expect(payload).toEqual({ node: null, errors: [] });
    expect(errors[0]?.message).toContain('cards:read');
    expect(sources.node).not.toHaveBeenCalled();
  });

  it('reads nothing while it is not done', async () => {
    const operation = anOperation('1', { status: 'IN_DOUBT' });
    const outcome = { operation, replayed: false, result: null, errors: [] };
    const actions = fakeActions(null, { run: async () => outcome as never });
    const sources = fakeSources([CARD]);

    const { payload } = await mutate('updateUserData', FIELDS, INPUT, { actions, sources });

    expect(payload).toEqual({ node: null, errors: [] });
    expect(sources.node).not.toHaveBeenCalled();
  });

  it.each(['nonsense', idOf('Portfolio', '1')])('finds nothing to keep it on at %s', async (id) => {
    const { payload } = await mutate('updateUserData', FIELDS, { ...INPUT, id });

    expect(payload).toEqual({ node: null, errors: [{ field: ['id'], code: 'NOT_FOUND' }] });
  });
});
