import { readFileSync } from 'node:fs';
import fc, { type GeneratorValue } from 'fast-check';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.js';
import { ConfiguredGateway } from '../support/configured-gateway.js';
import { NASTY, pick, randomOperation, type Words } from '../support/random-operation.js';

/** `FUZZ_RUNS=20000 FUZZ_SEED=1 npx vitest run test/e2e/fuzz.test.ts` */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const MS_A_RUN = 200;
/** How a stack or a path of ours would show. */
const INSIDES = /\n\s+at |node_modules|dist\/|\.[jt]s:\d+|INTERNAL_SERVER_ERROR/;

interface Sent {
  readonly path: string;
  readonly init: RequestInit;
}

describe(`${RUNS} requests made up with the seed ${SEED}`, () => {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  let sandbox: Sandbox;
  let gateway: ConfiguredGateway;
  let words: Words;

  beforeAll(async () => {
    process.stdout.write(`fuzz: FUZZ_RUNS=${RUNS} FUZZ_SEED=${SEED}\n`);
    sandbox = await startSandbox({ size: 'small', seed: 1 });
    const most = 100_000_000;
    const protection = {
      maxCost: 50_000,
      rateLimit: { pointsPerMinute: most, failedAttemptsPerMinute: 1_000_000 },
    };
    gateway = await ConfiguredGateway.start({ ...sandbox.configuration(), protection, logLevel: 'warn' });
    words = await wordsOf(gateway);
  });
  afterAll(async () => {
    await gateway.stop();
    await sandbox.close();
  });

  const send = async ({ path, init }: Sent) => {
    const answer = await fetch(`${gateway.origin}${path}`, init);
    return { status: answer.status, text: await answer.text() };
  };

  it(
    'bring no status of 500 and above, no stack, and no end of the program',
    async () => {
      const outcomes = new Map<string, number>();
      const property = fc.asyncProperty(fc.gen(), async (g) => {
        const sent = randomRequest(g, { authorization: gateway.authorization, words });
        const { status, text } = await send(sent);

        expect(status, text).toBeLessThan(500);
        expect(text).not.toMatch(INSIDES);
        if (sent.path.startsWith('/graphql')) count(outcomes, JSON.parse(text));
      });

      await fc.assert(property, { numRuns: RUNS, seed: SEED });

      process.stdout.write(`fuzz: ${JSON.stringify(Object.fromEntries(outcomes))}\n`);
      // Made up so well that much of it is answered.
      expect(outcomes.get('data')).toBeGreaterThan(RUNS / 10);
      expect(gateway.process.exitCode).toBeNull();
      expect(gateway.written).not.toMatch(/unhandled|unexpected error/i);
      expect((await send({ path: '/health/ready', init: {} })).status).toBe(200);
    },
    RUNS * MS_A_RUN + 60_000,
  );

  function randomRequest(g: GeneratorValue, known: { authorization: string; words: Words }): Sent {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      authorization: known.authorization,
    };
    const kind = g(
      fc.constantFrom,
      'operation',
      'operation',
      'operation',
      'operation',
      'body',
      'headers',
      'address',
    );
    if (kind === 'address') return randomAddress(g, known.authorization);
    const operation = randomOperation(g, schema, known.words);
    if (kind === 'headers') Object.assign(headers, randomHeaders(g));
    const body = kind === 'body' ? randomBody(g) : JSON.stringify(operation);
    return { path: '/graphql', init: { method: 'POST', headers, body } };
  }
});

/** Counts what kinds of answers came. */
function count(outcomes: Map<string, number>, answer: any): void {
  const kind = answer.errors?.[0]?.extensions?.code ?? 'data';
  outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
}

function randomBody(g: GeneratorValue): string {
  const value = fc.jsonValue({ maxDepth: 3 });
  const persistedQuery = fc.record({ version: fc.oneof(fc.constant(1), value), sha256Hash: value });
  const request = fc.record(
    {
      query: fc.oneof(fc.constant('{ viewer { subject } }'), value),
      variables: value,
      operationName: value,
      extensions: fc.oneof(value, fc.record({ persistedQuery })),
    },
    { requiredKeys: [] },
  );
  return g(() =>
    fc.oneof(
      fc.string(),
      request.map((each) => JSON.stringify(each)),
      value.map((each) => JSON.stringify(each)),
    ),
  );
}

function randomHeaders(g: GeneratorValue): Record<string, string> {
  const text = fc
    .string({ unit: 'binary-ascii', maxLength: 100 })
    .map((each) => each.replace(/[^\x20-\x7e]/g, ''));
  const name = fc.constantFrom(
    'authorization',
    'content-type',
    'accept',
    'x-request-id',
    'origin',
    'accept-encoding',
    'x-forwarded-for',
    'cookie',
    'if-none-match',
  );
  return Object.fromEntries(g(fc.array, fc.tuple(name, text), { maxLength: 4 }));
}

function randomAddress(g: GeneratorValue, authorization: string): Sent {
  const path = g(
    fc.constantFrom,
    '/graphql',
    '/graphiql',
    '/metrics',
    '/health/live',
    '/webhooks/tp-main',
    '/nowhere',
    '//',
    '/%2e%2e/%ff',
  );
  const name = fc.constantFrom('query', 'variables', 'extensions', 'operationName', '__proto__');
  const value = fc.oneof(fc.string(), fc.constantFrom(...NASTY, '{}', '[]', '{ viewer { subject } }'));
  const pairs = g(fc.array, fc.tuple(name, value), { maxLength: 4 });
  const search = pairs
    .map(([key, each]) => `${key}=${encodeURIComponent(Buffer.from(each).toString())}`)
    .join('&');
  const method = pick(g, ['GET', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']);
  return { path: `${path}?${search}`, init: { method, headers: { authorization }, redirect: 'manual' } };
}

/** Ids and cursors that the gateway gave itself. */
async function wordsOf(gateway: ConfiguredGateway): Promise<Words> {
  const lists = [
    'accounts',
    'cards',
    'ledgers',
    'transactions',
    'transfers',
    'counterparties',
    'businesses',
    'recurringTransfers',
  ];
  const query = `{ ${lists.map((list) => `${list}(first: 5) { edges { cursor node { id } } }`).join(' ')} }`;
  const { data } = (await (await gateway.post({ query })).json()) as any;
  const edges: ReadonlyArray<{ cursor: string; node: { id: string } }> = lists.flatMap(
    (list) => data[list].edges,
  );
  return { ids: edges.map(({ node }) => node.id), cursors: edges.map(({ cursor }) => cursor) };
}
