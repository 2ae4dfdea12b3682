import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/auth/callers/principal.js';
import { type FieldAccess, listAccess, SCOPE_OF_KIND } from '../../src/resolvers/index.js';
import { gatewaySchema } from '../support/execute.js';
import { FIELDS } from './authorization/field-rows.js';
import { type AuthorizationGateway, type Caller, OPERATOR, startGateway } from './authorization/gateway.js';
import { MUTATIONS, mutationRow } from './authorization/mutation-rows.js';
import { QUERIES } from './authorization/query-rows.js';
import type { Row } from './authorization/rows.js';
import { type Scene, setScene } from './authorization/scene.js';

const CONNECTORS = ['tp-main', 'treasure-main', 'path-main', 'cards-main', 'linker-app'];
const schema = await gatewaySchema();
const FIELDS_OF_SCHEMA = listAccess(schema);
const of = (type: string) => FIELDS_OF_SCHEMA.filter((each) => each.type === type);
const further = FIELDS_OF_SCHEMA.filter(({ type }) => type !== 'Query' && type !== 'Mutation');
const titled = (fields: readonly FieldAccess[]) =>
  fields.map((each) => [`${each.type}.${each.field}`, each] as const);

describe('who may see and do what', () => {
  let gateway: AuthorizationGateway;
  let scene: Scene;
  beforeAll(async () => {
    gateway = await startGateway();
    scene = await setScene(gateway);
  });
  afterAll(() => gateway.close());

  const ask = (caller: Caller | null, row: Row) =>
    gateway.as(caller, row.query, row.variables?.(scene) ?? {});

  async function nobody(row: Row): Promise<void> {
    const { status, data, errors } = await ask(null, row);
    expect([status, data ?? null]).toEqual([401, null]);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  }

  /** Every scope but the one it needs: refused for the scope, and the same where there is nothing at all. */
  async function withoutScope(row: Row, { type, field, access }: FieldAccess): Promise<void> {
    const scope = access && (await neededScope(row, field, access));
    if (scope === null) return expect(type === 'Viewer' || access === 'any caller').toBe(true), undefined;
    const scopes = SCOPES.filter((each) => each !== scope);
    const { data, errors } = await ask({ ...OPERATOR, scopes }, row);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(errors[0].message).toContain(scope);
    for (const { path } of errors) expect(at(data, path)).toBeNull();
  }

  async function neededScope(row: Row, field: string, access: string): Promise<string | null> {
    if (access === 'any caller' || (access === 'same as its parent' && !row.kind)) return null;
    if (access === 'same as its parent') return row.kind ? SCOPE_OF_KIND[row.kind] : null;
    if (access !== 'scope of its kind') return access;
    const { data } = await ask(OPERATOR, row);
    const target = Array.isArray(data.asked) ? null : data.asked[field];
    const kind = (target?.__typename ?? row.kind) as keyof typeof SCOPE_OF_KIND;
    return SCOPE_OF_KIND[kind];
  }

  async function proves(row: Row, access: FieldAccess): Promise<void> {
    await nobody(row);
    await withoutScope(row, access);
    const connectors = CONNECTORS.filter((name) => name !== row.connector);
    expect(connectors.length).toBe(CONNECTORS.length - 1);
    row.outsider(await ask({ ...OPERATOR, connectors }, row), scene);
    row.held(await ask(scene.held, row), scene);
    row.operator(await ask(OPERATOR, row), scene);
  }

  it('is said of every field that must say it, and of no other', () => {
    expect(FIELDS_OF_SCHEMA.filter(({ access }) => access === null)).toEqual([]);
    expect(Object.keys(QUERIES).sort()).toEqual(of('Query').map(({ field }) => field));
    expect([...MUTATIONS].sort()).toEqual(of('Mutation').map(({ field }) => field));
    expect(Object.keys(FIELDS).sort()).toEqual(titled(further).map(([name]) => name));
  });

  it.each(titled(of('Query')))('%s', async (_, access) => {
    await proves(QUERIES[access.field] as Row, access);
  });

  it.each(titled(further))('%s', async (name, access) => {
    await proves(FIELDS[name] as Row, access);
  });

  it.each(titled(of('Mutation')))('%s', async (_, access) => {
    const field = schema.getMutationType()?.getFields()[access.field];
    const row = field && mutationRow(field, scene);
    await proves(row as Row, access);
  });
});

function at(data: any, path: ReadonlyArray<string | number>): unknown {
  return path.reduce((value, step) => value?.[step] ?? null, data);
}
