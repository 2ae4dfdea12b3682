import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthorizationGateway, type Caller, startGateway } from './authorization/gateway.js';
import { type Scene, setScene } from './authorization/scene.js';

const ROUNDS = 50;
/** Any other order is found again with its seed: `SEED=… npx vitest run …`. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const OBJECT = '{ __typename ... on Account { id } ... on Counterparty { id name } }';
const IDS = [
  '... on Account { name business { id name } cards(first: 3) { nodes { id } } }',
  '... on Card { label last4 account { id } }',
  `... on Transfer { amount { amount } source ${OBJECT} destination ${OBJECT} operation { id } }`,
  '... on Transaction { amount { amount } account { id } transfer { id } card { id } }',
  '... on Counterparty { name } ... on Business { name accounts(first: 5) { nodes { id } } }',
].join(' ');

/** What both ask, of their own and of the other’s. Nothing in it depends on the moment. */
const QUERIES: readonly string[] = [
  '{ accounts(first: 10) { nodes { id name accountNumber balance { current { amount } available { amount } } } } }',
  '{ cards(first: 10) { nodes { id last4 account { id } } } }',
  `{ transfers(first: 10) { nodes { id source ${OBJECT} destination ${OBJECT} } pageInfo { hasNextPage } } }`,
  '{ transactions(first: 10) { nodes { id account { id } card { id } transfer { id } } } }',
  '{ businesses { nodes { id name accounts(first: 5) { nodes { id } } } } operations { nodes { id } } }',
  '{ cashPosition { totals { currency accountCount current { amount } } byConnector { totals { accountCount } } } }',
  `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ${IDS} } }`,
  'query ($account: ID!) { account(id: $account) { balance(maxAgeSeconds: 60) { current { amount } } } }',
];

interface Ask {
  readonly caller: Caller;
  readonly query: string;
  readonly variables: object;
}

describe('two callers at the same time', () => {
  let gateway: AuthorizationGateway;
  let scene: Scene;
  beforeAll(async () => {
    gateway = await startGateway();
    scene = await setScene(gateway);
  });
  afterAll(() => gateway.close());

  const nameOf = ({ caller, query, variables }: Ask) =>
    `${caller.subject} ${query} ${JSON.stringify(variables)}`;
  const answerTo = async ({ caller, query, variables }: Ask) => {
    const { status, data, errors } = await gateway.as(caller, query, variables);
    return JSON.stringify({ status, data, errors });
  };

  it(`each get what they get alone, in ${ROUNDS} rounds in any order (SEED=${SEED})`, async () => {
    const asks = asksOf(scene);
    const alone = new Map<string, string>();
    for (const ask of asks) alone.set(nameOf(ask), await answerTo(ask));
    expect(new Set(alone.values()).size).toBe(asks.length);
    expect([...alone.values()].filter((text) => !text.includes('"errors":[]'))).toEqual([]);
    const random = seeded(SEED);

    for (let round = 0; round < ROUNDS; round += 1) {
      const order = shuffled(asks, random);
      const answers = await Promise.all(order.map(answerTo));
      for (const [index, ask] of order.entries())
        expect(answers[index], `SEED=${SEED}, round ${round}: ${nameOf(ask)}`).toBe(alone.get(nameOf(ask)));
    }
  }, 240_000);

  it('with one name and different grants are two callers as well', async () => {
    const wide: Caller = { subject: 'one-name', accounts: [scene.own.Account, scene.foreign.Account] };
    const narrow: Caller = { subject: 'one-name', accounts: [scene.own.Account] };
    const query =
      '{ accounts(first: 10) { nodes { id balance { current { amount } } } } cashPosition { totals { accountCount } } }';
    const asks = [wide, narrow].map((caller) => ({ caller, query, variables: {} }));
    const alone = await Promise.all(asks.map(answerTo));

    for (let round = 0; round < 5; round += 1) expect(await Promise.all(asks.map(answerTo))).toEqual(alone);
    expect(alone[0]).toContain(scene.foreign.Account);
    expect(alone[1]).not.toContain(scene.foreign.Account);
  });
});

/** Every query of both, each asking for what is its own and what is the other’s. */
function asksOf({ own, foreign }: Scene): readonly Ask[] {
  const ids = [own, foreign].flatMap((each) => [
    ...[each.Account, each.Card, each.Transfer, each.Transaction],
    ...[each.CardTransaction, each.Counterparty, each.Business],
  ]);
  return [own, foreign].flatMap(({ Account }, index) =>
    QUERIES.map((query) => ({
      caller: { subject: `caller-${index}`, accounts: [Account] },
      query,
      variables: { ids, account: Account },
    })),
  );
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
