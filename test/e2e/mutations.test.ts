import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/auth/callers/principal.js';
import type { Case } from './mutations/case.js';
import { CASES } from './mutations/cases.js';
import { type GatewayUnderTest, startGateway } from './mutations/gateway.js';
import { PLAIN } from './mutations/plain-cases.js';
import { newKey, survey, type World } from './mutations/world.js';

const JOURNALED = 'operation { id status provenBy attempts history { status } } replayed';
const ERRORS = 'errors { field messages code }';
const mutations =
  buildSchema(readFileSync('schema/schema.graphql', 'utf8')).getMutationType()?.getFields() ?? {};
const ALL = [...CASES, ...PLAIN];

/** Every mutation with one good input: of those with several cases the first. */
const once = Object.keys(mutations).flatMap((name) => ALL.find(({ mutation }) => mutation === name) ?? []);

function textOf({ mutation, fields }: Pick<Case, 'mutation' | 'fields'>): string {
  const journaled = CASES.some((each) => each.mutation === mutation) ? JOURNALED : '';
  const type = String(mutations[mutation]?.args[0]?.type);
  return `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { ${journaled} ${fields} ${ERRORS} } }`;
}

const titled = (cases: readonly Case[]) =>
  cases.map((each) => [each.variant ? `${each.mutation} (${each.variant})` : each.mutation, each] as const);

describe('the mutations', () => {
  let gateway: GatewayUnderTest;
  let world: World;
  beforeAll(async () => {
    gateway = await startGateway([
      { id: 'reader', scopes: SCOPES.filter((scope) => scope.endsWith(':read')), connectors: ['*'] },
      { id: 'elsewhere', scopes: ['*'], connectors: [] },
      { id: 'owner', scopes: ['*'], connectors: ['*'], accounts: [] },
    ]);
    world = await survey(gateway);
  });
  afterAll(() => gateway.close());

  const run = async (each: Pick<Case, 'mutation' | 'fields'>, input: object, caller = 'operator') => {
    const { data, errors } = await gateway.askAs(caller, textOf(each), { input });
    return { payload: data?.payload, errors };
  };
  const keyed = (each: Pick<Case, 'mutation'>, input: object, idempotencyKey = newKey()) =>
    CASES.some(({ mutation }) => mutation === each.mutation) ? { idempotencyKey, ...input } : input;

  it('have a case each', () => {
    const covered = new Set(ALL.map(({ mutation }) => mutation));

    expect([...covered].sort()).toEqual(Object.keys(mutations).sort());
  });

  it.each(titled(CASES))(
    '%s: refuses what a rule forbids, naming the field, and writes nothing',
    async (_, each) => {
      const idempotencyKey = newKey();
      const input = { idempotencyKey, ...each.input(world), ...each.wrong(world) };

      const { payload, errors } = await run(each, input);

      expect(errors).toEqual([]);
      expect(payload).toMatchObject({ operation: null, replayed: false });
      expect(payload.errors.map(({ field }: { field: readonly string[] }) => field.join('.'))).toContain(
        each.field,
      );
      const { data } = await gateway.ask('query ($key: String) { operation(idempotencyKey: $key) { id } }', {
        key: idempotencyKey,
      });
      expect(data.operation).toBeNull();
    },
  );

  it.each(titled(CASES))(
    '%s: is done once, replayed to the same key, and refused another input',
    async (_, each) => {
      const input = { idempotencyKey: newKey(), ...each.input(world) };

      const first = await run(each, input);
      const again = await run(each, input);
      const other = await run(each, { ...input, ...each.other(world) });

      expect(first).toMatchObject({
        payload: { operation: { status: 'SUCCEEDED', attempts: 1 }, replayed: false, errors: [] },
        errors: [],
      });
      expect(first.payload).toMatchObject(each.gives(world));
      expect(again).toEqual({ payload: { ...first.payload, replayed: true }, errors: [] });
      expect(other.payload).toMatchObject({
        operation: null,
        errors: [{ field: ['idempotencyKey'], code: 'IDEMPOTENCY_KEY_REUSED' }],
      });
    },
  );

  it.each(PLAIN.map((each) => [each.mutation, each] as const))(
    '%s: is done as often as it is asked for, and refuses what a rule forbids',
    async (_, each) => {
      const first = await run(each, each.input(world));
      const again = await run(each, each.input(world));
      const refused = await run(each, { ...each.input(world), ...each.wrong(world) });

      expect([first.errors, again.errors, refused.errors]).toEqual([[], [], []]);
      expect(first.payload).toMatchObject({ errors: [], ...each.gives(world) });
      expect(again.payload).toMatchObject({ errors: [], ...each.gives(world) });
      expect(refused.payload.errors).toMatchObject([{ field: each.field.split('.') }]);
    },
  );

  it.each(titled(once))('%s: is refused to a caller without its scope', async (_, each) => {
    const { payload, errors } = await run(each, keyed(each, each.input(world)), 'reader');

    expect(payload ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it.each(titled(once))('%s: knows nothing of a connector that the caller does not have', async (_, each) => {
    const { payload, errors } = await run(each, keyed(each, each.input(world)), 'elsewhere');

    expect(errors).toEqual([]);
    expect(payload.operation ?? null).toBeNull();
    expect(payload.errors.length).toBeGreaterThan(0);
    for (const error of payload.errors) expect(error).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(titled(once.filter(({ mutation }) => !isOfConnector(mutation))))(
    '%s: knows nothing of what lies behind accounts that the caller does not have',
    async (_, each) => {
      const { payload, errors } = await run(each, keyed(each, each.input(world)), 'owner');

      expect(errors).toEqual([]);
      expect(payload.operation ?? null).toBeNull();
      expect(payload.errors).toMatchObject(payload.errors.map(() => ({ code: 'NOT_FOUND' })));
      expect(payload.errors.length).toBeGreaterThan(0);
    },
  );

  it('open no hosted page for whom a caller limited to accounts does not reach', async () => {
    const page = PLAIN.find(({ mutation }) => mutation === 'createHostedPageToken') as Case;

    const { payload, errors } = await run(page, page.input(world), 'owner');

    expect(errors).toEqual([]);
    expect(payload).toMatchObject({
      hostedPageToken: null,
      errors: [{ field: ['entityId'], code: 'NOT_FOUND' }],
    });
  });

  it('are none of GET’s', async () => {
    const query = encodeURIComponent(
      `mutation { createWebhookDashboardLink(input: { connector: "x" }) { ${ERRORS} } }`,
    );

    const answer = await fetch(`${gateway.url}?query=${query}`, {
      headers: { ...gateway.operator, 'apollo-require-preflight': 'yes' },
    });

    expect(answer.status).toBe(405);
    expect(await answer.json()).not.toHaveProperty('data');
  });
});

/** Whether its input names a connector, and no object there. */
function isOfConnector(mutation: string): boolean {
  const type = mutations[mutation]?.args[0]?.type;
  const named = type && 'ofType' in type ? type.ofType : type;
  return named !== undefined && 'getFields' in named && 'connector' in named.getFields();
}
