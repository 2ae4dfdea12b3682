import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connector, ownCall } from '../../../src/datasources/index.js';
import { fromGlobalId } from '../../../src/domain/ids.js';
import { RequestActions } from '../../../src/operations/index.js';
import { fakeSources, TP_MAIN } from '../../support/fake-sources.js';
import { putInReview } from '../../support/in-review.js';
import { NEVER } from '../store/under-test.js';
import { Desk } from './desk.js';

const LIST = { field: 'operations', first: 5, after: null, filter: {} };

describe('what a person who reviews operations may do', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  const reviewer = ({ connectors = ['bank'], isAccountScoped = false } = {}) => {
    const { bank, gateway, telemetry } = desk.start('KEY');
    const connector = gateway.context.connector('bank') as Connector;
    const view = {
      sources: fakeSources([], { connectors: () => connectors.map((name) => ({ ...TP_MAIN, name })) }),
      writes: { canChange: async () => false, canReplay: async () => false },
      call: ownCall(NEVER),
      isAccountScoped,
      connector: (name: string) => (connectors.includes(name) ? connector : undefined),
    };
    const { store } = desk.under;
    const { journal } = gateway;
    const actions = new RequestActions({
      ...{ caller: 'reviewer', requestId: 'r', view, journal, store, telemetry },
    });
    return { actions, bank };
  };
  const inReview = async (caller: string) => {
    const [id = ''] = await putInReview(desk.under.store, 'bank', 1, { caller });
    return id;
  };
  const FAILED = { outcome: 'FAILED', note: 'not in the ledger', objectId: null } as const;

  it('is to see the operations of every caller at its connectors, with their callers', async () => {
    const id = await inReview('mobile-app');
    await putInReview(desk.under.store, 'elsewhere', 1);

    const { edges } = await reviewer().actions.allOperations(LIST);

    expect(edges.map(({ node }) => node.connector)).not.toContain('elsewhere');
    expect(edges.find(({ node }) => node.id === id)?.node).toMatchObject({ caller: 'mobile-app' });
  });

  it('is to resolve an operation of another caller, without a request to the provider', async () => {
    const { actions, bank } = reviewer();
    const id = await inReview('mobile-app');

    const { value } = await actions.resolveOperation(id, FAILED);

    expect(value).toMatchObject({ id, status: 'FAILED', provenBy: 'OPERATOR' });
    expect(value?.history.at(-1)).toMatchObject({ status: 'FAILED', note: FAILED.note });
    expect(bank.sent).toEqual([]);
  });

  it.each([
    ['at a connector that it does not have', { connectors: [] }],
    ['if it is limited to accounts', { isAccountScoped: true }],
  ])('is nothing %s', async (_, given) => {
    const { actions } = reviewer(given);
    const id = await inReview('mobile-app');

    const resolved = await actions.resolveOperation(id, FAILED);

    expect(resolved).toMatchObject({ errors: [{ field: ['id'], code: 'NOT_FOUND' }] });
    expect((await actions.allOperations(LIST)).edges).toEqual([]);
    expect(await desk.under.store.operations.findById(fromGlobalId(id)?.ref ?? '')).toMatchObject({
      status: 'NEEDS_REVIEW',
    });
  });
});
