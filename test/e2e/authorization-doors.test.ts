import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromGlobalId } from '../../src/domain/ids.js';
import { absent, nowhere } from './authorization/absent.js';
import { askTwice, foreignIds, outsider } from './authorization/doors.js';
import { type AuthorizationGateway, type Caller, startGateway } from './authorization/gateway.js';
import { type Scene, setScene } from './authorization/scene.js';

/** Kinds with a field of their own. */
const SINGLE = ['Account', 'Card', 'Ledger', 'Transaction', 'Transfer'];
const FILTERS: ReadonlyArray<readonly [string, string, string]> = [
  ['cards', 'account', 'Account'],
  ['transfers', 'account', 'Account'],
  ['transfers', 'counterparty', 'Counterparty'],
];
const ASK_NODE =
  'query ($id: ID!) { node(id: $id) { __typename id ... on Account { name } ... on Card { label } } }';

describe('what a caller may not see', () => {
  let gateway: AuthorizationGateway;
  let scene: Scene;
  beforeAll(async () => {
    gateway = await startGateway();
    scene = await setScene(gateway);
  });
  afterAll(() => gateway.close());

  const asked = (caller: Caller, query: string, variables: (id: string) => object, id: string) =>
    askTwice(gateway, { caller, query, variables }, id);

  it('is there for those who may', async () => {
    const { data, errors } = await gateway.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: foreignIds(scene),
    });

    expect(errors).toEqual([]);
    expect(data.nodes.map((node: any) => node?.id)).toEqual(foreignIds(scene));
  });

  it('is not there by its id, as if there were nothing', async () => {
    for (const id of foreignIds(scene)) {
      const { data, errors } = await asked(scene.held, ASK_NODE, (each) => ({ id: each }), id);
      expect([data, errors], id).toEqual([{ node: null }, []]);
    }
  });

  it('is not there among other ids, which are still answered', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    for (const id of foreignIds(scene)) {
      const ids = (each: string) => ({ ids: [each, scene.own.Card, each, scene.own.Account] });
      const { data, errors } = await asked(scene.held, query, ids, id);
      expect(errors).toEqual([]);
      expect(data.nodes).toMatchObject([null, { id: scene.own.Card }, null, { id: scene.own.Account }]);
    }
    const ids = foreignIds(scene);
    const all = await gateway.as(scene.held, query, { ids });
    expect(all.text).toBe((await gateway.as(scene.held, query, { ids: ids.map(absent) })).text);
  });

  it('is not there in the field of its kind', async () => {
    for (const id of foreignIds(scene)) {
      const { kind } = fromGlobalId(id) ?? { kind: '' };
      if (![...SINGLE, 'Operation'].includes(kind)) continue;
      const query = `query ($id: ID!) { asked: ${kind.toLowerCase()}(id: $id) { id } }`;
      const { data, errors } = await asked(scene.held, query, (each) => ({ id: each }), id);
      expect([data, errors]).toEqual([{ asked: null }, []]);
    }
  });

  it('at a connector that is not the caller’s is not there either, nor is the connector', async () => {
    for (const id of foreignIds(scene)) {
      const caller = outsider(id);
      const { data } = await asked(caller, ASK_NODE, (each) => ({ id: each }), id);
      expect(data).toEqual({ node: null });
      const never = await gateway.as(caller, ASK_NODE, { id: nowhere(id) });
      expect(never.text).toBe((await gateway.as(caller, ASK_NODE, { id })).text);
    }
    const query = 'query ($name: String!) { accounts(filter: { connectors: [$name] }) { nodes { id } } }';
    const caller = outsider(scene.foreign.Account);
    const hidden = await gateway.as(caller, query, { name: 'tp-main' });
    const never = await gateway.as(caller, query, { name: 'xx-main' });
    expect(hidden.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(hidden.text.replaceAll('tp-main', 'xx-main')).toBe(never.text);
  });

  it.each(FILTERS)('gives no row of %s by the filter %s', async (list, field, kind) => {
    const query = `query ($filter: ${list === 'cards' ? 'CardFilter' : 'TransferFilter'}) {
      ${list}(filter: $filter) { nodes { id } pageInfo { hasNextPage endCursor } unavailable { code } } }`;
    const ids = foreignIds(scene).filter((id) => fromGlobalId(id)?.kind === kind);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      for (const caller of [scene.held, outsider(id)]) {
        const { data, errors } = await asked(caller, query, (each) => ({ filter: { [field]: each } }), id);
        expect([data[list].nodes, errors]).toEqual([[], []]);
      }
    }
  });

  it('is no way into a list of an own account', async () => {
    const query = `query ($id: ID!, $other: ID!) {
      account(id: $id) { transfers(filter: { account: $other }) { nodes { id } } } }`;
    const variables = (other: string) => ({ id: scene.own.Account, other });

    await asked(scene.held, query, variables, scene.foreign.Account);
  });

  it.each(['accounts', 'cards', 'transactions', 'transfers', 'businesses'])(
    'is not reached by a cursor of %s that was made for somebody else',
    async (list) => {
      const query = `query ($after: String) { ${list}(first: 2, after: $after) { nodes { id } pageInfo { endCursor } } }`;
      const mine = await gateway.ask(query);
      const after: string = mine.data[list].pageInfo.endCursor;

      const theirs = await gateway.as(scene.held, query, { after });
      const invented = await gateway.as(scene.held, query, { after: `${after.slice(0, -4)}AAAA` });

      expect(theirs.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(theirs.text).toBe(invented.text);
    },
  );

  it('is in no sum', async () => {
    const totals = 'totals { currency accountCount current { amount } available { amount } }';
    const query = `{ cashPosition { ${totals} byConnector { connector { name } ${totals} } complete } }`;
    const { data } = await gateway.ask(
      'query ($id: ID!) { account(id: $id) { balance { current { amount } available { amount } } } }',
      { id: scene.own.Account },
    );

    const position = await gateway.as(scene.held, query);

    const total = { currency: 'USD', accountCount: 1, ...data.account.balance };
    expect(position.errors).toEqual([]);
    expect(position.data.cashPosition).toMatchObject({ totals: [total], complete: true });
    const counted = position.data.cashPosition.byConnector.filter((each: any) => each.totals.length > 0);
    expect(counted).toEqual([{ connector: { name: 'tp-main' }, totals: [total] }]);
  });

  it('is not told apart by the errors of a provider that fails', async () => {
    const fault = { match: { path: '/*' }, fault: { kind: 'status', code: 503 }, times: 0 };
    await gateway.control('tp-main', 'POST', 'faults', fault);
    try {
      const id = scene.foreign.Card;
      for (let time = 0; time < 12; time += 1) await gateway.as(scene.held, ASK_NODE, { id });
      const { errors } = await asked(scene.held, ASK_NODE, (each) => ({ id: each }), id);
      expect(errors.length).toBe(1);
      const account = await asked(scene.held, ASK_NODE, (each) => ({ id: each }), scene.foreign.Account);
      expect([account.data, account.errors]).toEqual([{ node: null }, []]);
    } finally {
      await gateway.control('tp-main', 'DELETE', 'faults', {});
    }
  });
});
