import { describe, expect, it, vi } from 'vitest';
import { UpstreamError } from '../../../../src/domain/errors.js';
import type { Operation } from '../../../../src/domain/operation.js';
import { execute, without } from '../../../support/execute.js';
import { anOperation, fakeActions } from '../../../support/fake-actions.js';
import { fakeSources, TP_MAIN } from '../../../support/fake-sources.js';
import { anAccount, aTransfer, idOf } from '../../../support/sample-objects.js';

const TRANSFERS = `query ($filter: TransferFilter, $after: String) { transfers(filter: $filter, after: $after) {
  nodes { providerId } edges { cursor } pageInfo { hasNextPage hasPreviousPage } unavailable { code } } }`;
const OF_ACCOUNT = `query ($id: ID!, $filter: TransferFilter) { account(id: $id) { transfers(filter: $filter) {
  nodes { providerId } } } }`;

const account = idOf('Account', '1');
const held = [anAccount('1'), aTransfer('1', { rail: 'ACH', source: { kind: 'Account', id: account } })];

function opened(operation: Operation | null) {
  const sources = fakeSources(held);
  const list = vi.spyOn(sources, 'transfers');
  const actions = fakeActions(null, { operationByKey: vi.fn(async () => operation) });
  const ask = (variables: object, query = TRANSFERS) =>
    execute({ query, sources, actions, scopes: without('operations:read'), variables: { ...variables } });
  return { ask, sources, list, actions };
}

const made = (given: Partial<Operation> = {}) =>
  anOperation('1', { objectId: idOf('Transfer', '1'), ...given });

describe('transfers by the idempotency key of the caller', () => {
  it('are the one that the request with the key created, and no list is read', async () => {
    const { ask, actions, list } = opened(made());

    const { data, errors } = await ask({ filter: { idempotencyKey: 'key-1' } });

    expect(errors).toEqual([]);
    expect(data.transfers).toMatchObject({
      nodes: [{ providerId: '1' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
      unavailable: [],
    });
    expect(actions.operationByKey).toHaveBeenCalledExactlyOnceWith('key-1');
    expect(list).not.toHaveBeenCalled();
  });

  it.each<[string, Operation | null]>([
    ['the caller has no operation with the key', null],
    ['the transfer is not known yet', made({ status: 'IN_DOUBT', objectId: null })],
    ['the operation created no transfer', made({ kind: 'cancelTransfer' })],
    ['the caller has no access to the transfer', made({ objectId: idOf('Transfer', '9') })],
  ])('are none where %s', async (_, operation) => {
    const { ask, list } = opened(operation);

    const { data, errors } = await ask({ filter: { idempotencyKey: 'key-1' } });

    expect(errors).toEqual([]);
    expect(data.transfers.nodes).toEqual([]);
    expect(list).not.toHaveBeenCalled();
  });

  it.each([
    [{ rails: ['ACH'], connectors: ['tp-main'], account }, ['1']],
    [{ rails: ['WIRE'] }, []],
    [{ connectors: ['other'] }, []],
    [{ account: idOf('Account', '2') }, []],
    [{ providerIdempotencyKey: 'k' }, []],
  ])('match the rest of the filter %j too', async (more, ids) => {
    const { ask } = opened(made());

    const { data } = await ask({ filter: { idempotencyKey: 'key-1', ...more } });

    expect(data.transfers.nodes.map((node: any) => node.providerId)).toEqual(ids);
  });

  it('end after the cursor of the one', async () => {
    const { ask } = opened(made());
    const filter = { idempotencyKey: 'key-1' };
    const first = await ask({ filter });

    const { data } = await ask({ filter, after: first.data.transfers.edges[0].cursor });
    const { errors } = await ask({ filter, after: 'x' });

    expect(data.transfers).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    expect(errors[0]?.message).toBe('after: required a cursor of this list');
  });

  it('name a connector that cannot be read', async () => {
    const { ask, sources } = opened(made());
    const down = new UpstreamError({ connector: TP_MAIN, code: 'TIMEOUT', sent: 'maybe' });
    vi.spyOn(sources, 'transfer').mockRejectedValue(down);

    const { data } = await ask({ filter: { idempotencyKey: 'key-1' } });

    expect(data.transfers).toMatchObject({ nodes: [], unavailable: [{ code: 'TIMEOUT' }] });
  });

  it('are those of the account, where they are asked of one', async () => {
    const { ask, list } = opened(made());

    const { data } = await ask({ id: account, filter: { idempotencyKey: 'key-1' } }, OF_ACCOUNT);

    expect(data.account.transfers.nodes).toEqual([{ providerId: '1' }]);
    expect(list).not.toHaveBeenCalled();
  });

  it.each(['', ' key-1', 'key-1\u00a0', 'cafe\u0301', 'a\nb'])(
    'are not sought for the key %j',
    async (key) => {
      const { ask, actions } = opened(made());

      const { errors } = await ask({ filter: { idempotencyKey: key } });

      expect(errors[0]?.message).toMatch(/^filter.idempotencyKey: required .*, arrived /);
      expect(actions.operationByKey).not.toHaveBeenCalled();
    },
  );

  it('are sought in the lists by the key of the provider', async () => {
    const { ask, actions, list } = opened(made());

    await ask({ filter: { providerIdempotencyKey: 'k', rails: ['ACH'] } });

    expect(list).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ filter: { idempotencyKey: 'k', rails: ['ACH'] } }),
    );
    expect(actions.operationByKey).not.toHaveBeenCalled();
  });
});
