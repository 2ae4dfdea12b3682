import { buildSchema, getIntrospectionQuery } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { actualCost, requestedCost } from '../../../../src/server/limits/cost.js';
import type { ObjectPlan } from '../../../../src/server/limits/cost-plan.js';
import { gatewaySchema } from '../../../support/execute.js';
import { planOf } from './planned.js';

describe('the cost of an operation', () => {
  let cost: (text: string, variables?: Record<string, unknown>) => number;
  beforeAll(async () => {
    const schema = await gatewaySchema();
    cost = (text, variables) => requestedCost(planOf(schema, text, variables));
  });

  it('is at least one point', () => {
    expect(cost('{ __typename }')).toBe(1);
  });

  it.each([
    // accounts 0.1 + 10; nodes 0.1; each of n accounts 1 + id 0.1
    ['{ accounts(first: 10) { nodes { id } } }', {}, 22],
    ['{ accounts(first: 100) { nodes { id } } }', {}, 121],
    ['{ accounts { nodes { id } } }', {}, 38],
    ['{ accounts(first: null) { nodes { id } } }', {}, 38],
    ['query ($n: Int) { accounts(first: $n) { nodes { id } } }', { n: 100 }, 121],
    ['query ($n: Int) { accounts(first: $n) { nodes { id } } }', {}, 38],
    ['query ($n: Int) { accounts(first: $n) { nodes { id } } }', { n: null }, 38],
    ['query ($n: Int = 50) { accounts(first: $n) { nodes { id } } }', { n: 50 }, 66],
  ])('multiplies a list by first: %s %o', (text, variables, points) => {
    expect(cost(text, variables)).toBe(points);
  });

  it('lets no negative length make anything cheaper', () => {
    expect(
      cost('{ accounts(first: -1000000) { nodes { id } } x: accounts { nodes { id } } }'),
    ).toBeGreaterThan(38);
  });

  it.each([
    ['{ accounts(first: 10, filter: { search: "ops" }) { nodes { id } } }', {}, 72],
    ['query ($s: String) { accounts(first: 10, filter: { search: $s }) { nodes { id } } }', { s: 'ops' }, 72],
    [
      'query ($f: AccountFilter) { accounts(first: 10, filter: $f) { nodes { id } } }',
      { f: { search: '' } },
      72,
    ],
    ['query ($s: String) { accounts(first: 10, filter: { search: $s }) { nodes { id } } }', {}, 22],
    ['{ accounts(first: 10, filter: { search: null }) { nodes { id } } }', {}, 22],
  ])('counts text that is looked for: %s %o', (text, variables, points) => {
    expect(cost(text, variables)).toBe(points);
  });

  it('multiplies lists within lists', () => {
    const nested = '{ accounts(first: 100) { nodes { transactions(first: 100) { nodes { id } } } } }';

    // 10.2 + 100 × (1 + 0.1 + 10 + 0.1 + 100 × 1.1)
    expect(cost(nested)).toBe(12_131);
  });

  it('counts every edge and its record', () => {
    // 10.2 + 10 × (0.1 + 0.1 + 1 + 0.1)
    expect(cost('{ accounts(first: 10) { edges { cursor node { id } } } }')).toBe(24);
  });

  it('counts a fragment wherever it is used, and each alias', () => {
    const fragment = 'fragment F on Query { a: accounts { nodes { id } } }';

    expect(cost(`{ ...F b: accounts { nodes { id } } } ${fragment}`)).toBe(76);
    expect(cost('{ a: viewer { subject } b: viewer { subject } }')).toBe(1);
    expect(cost(`{ ${Array.from({ length: 50 }, (_, i) => `a${i}: viewer { subject }`).join(' ')} }`)).toBe(
      10,
    );
  });

  it('counts once what two fragments ask for alike, as it is answered once', () => {
    const one = '{ accounts { nodes { id } } }';
    const two =
      '{ ...A ...B } fragment A on Query { accounts { nodes { id } } } fragment B on Query { accounts { nodes { id } } }';

    expect(cost(two)).toBe(cost(one));
  });

  it('leaves out what is skipped', () => {
    const text =
      'query ($with: Boolean!) { viewer { subject } accounts @include(if: $with) { nodes { id } } }';

    expect(cost(text, { with: false })).toBe(1);
    expect(cost(text, { with: true })).toBe(38);
    expect(cost('{ viewer { subject } accounts @skip(if: true) { nodes { id } } }')).toBe(1);
  });

  it('takes the dearest of what an object may be', () => {
    const text =
      '{ node(id: "x") { ... on Account { transactions(first: 100) { nodes { id } } } ... on Card { id } } }';

    expect(cost(text)).toBe(127);
  });

  it('counts as many nodes as there are ids', () => {
    const text = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';

    expect(cost(text, { ids: ['a'] })).toBe(7);
    expect(cost(text, { ids: Array(100).fill('a') })).toBe(611);
    expect(cost('{ nodes(ids: ["a", "b"]) { id } }')).toBe(13);
  });

  it('makes a mutation dearer than any read of one object', () => {
    expect(cost('mutation { suspendCard(input: { idempotencyKey: "k", id: "c" }) { replayed } }')).toBe(51);
  });

  it('lets GraphiQL ask for the schema, and nobody ask for it in circles', () => {
    const circle = (levels: number): string =>
      levels === 0 ? 'name' : `fields { type { ${circle(levels - 1)} } }`;

    expect(cost(getIntrospectionQuery())).toBeLessThan(1000);
    expect(cost(`{ __schema { types { ${circle(8)} } } }`)).toBeGreaterThan(5000);
  });

  it('stays a number however large it is', () => {
    const deep = (levels: number): string =>
      levels === 0 ? 'id' : `business { accounts(first: 2147483647) { nodes { ${deep(levels - 1)} } } }`;

    expect(cost(`{ accounts { nodes { ${deep(40)} } } }`)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('the cost of an answer', () => {
  const schema = buildSchema(`
    interface Node { id: ID! }
    type Query { accounts(first: Int = 25): AccountConnection node: Node }
    type AccountConnection { nodes: [Account!]! }
    type Account implements Node { id: ID! name: String balance: Balance }
    type Card implements Node { id: ID! label: String }
    type Balance { amount: String }
  `);
  const text = '{ accounts(first: 100) { nodes { id balance { amount } } } }';
  const plan: ObjectPlan = planOf(schema, text);
  const row = { id: 'a', balance: { amount: '1' } };

  it('counts the rows that came', () => {
    expect(requestedCost(plan)).toBe(341);
    expect(actualCost(plan, { accounts: { nodes: [row, row] } }, false)).toBe(17);
    expect(actualCost(plan, { accounts: { nodes: [] } }, false)).toBe(11);
  });

  it('counts nothing under null, unless something failed there', () => {
    const bare = { accounts: { nodes: Array(50).fill({ id: 'a', balance: null }) } };

    expect(actualCost(plan, bare, false)).toBe(171);
    expect(actualCost(plan, bare, true)).toBe(176);
    expect(actualCost(plan, { accounts: null }, true)).toBe(341);
    expect(actualCost(plan, null, true)).toBe(341);
  });

  it('knows by its keys what an object is', () => {
    const either = planOf(
      schema,
      '{ node { ... on Account { name balance { amount } } ... on Card { label } } }',
    );

    expect(requestedCost(either)).toBe(11);
    expect(actualCost(either, { node: { label: 'x' } }, false)).toBe(7);
    expect(either.children[0]?.plans.map(({ keys }) => keys)).toEqual([['name', 'balance'], ['label']]);
  });

  it('is at least one point', () => {
    expect(actualCost(plan, undefined, false)).toBe(1);
  });
});
