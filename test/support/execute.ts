import { type GraphQLError, type GraphQLSchema, graphql } from 'graphql';
import { SCOPES, type Scope } from '../../src/auth/callers/principal.js';
import type { Sources } from '../../src/datasources/index.js';
import type { CallerEvents } from '../../src/events/index.js';
import type { Actions } from '../../src/operations/index.js';
import { buildGatewaySchema, type GatewayContext } from '../../src/resolvers/index.js';
import { fakeActions } from './fake-actions.js';
import { fakeEvents } from './fake-events.js';
import { fakeSources } from './fake-sources.js';

let schema: Promise<GraphQLSchema> | undefined;

/** The real schema, built once for a test file. */
export function gatewaySchema(): Promise<GraphQLSchema> {
  schema ??= buildGatewaySchema();
  return schema;
}

export interface Request {
  readonly query: string;
  /** Without any object when left out. */
  readonly sources?: Sources;
  /** Doing nothing when left out. */
  readonly actions?: Actions;
  /** Without any event when left out. */
  readonly events?: CallerEvents;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What the caller holds; every scope when left out. */
  readonly scopes?: readonly Scope[];
}

export interface Answer {
  readonly data: any;
  readonly errors: readonly GraphQLError[];
}

/** Executes a query or mutation of one caller; data comes back as it would over the wire. */
export async function execute(request: Request): Promise<Answer> {
  const { query, variables, scopes = SCOPES } = request;
  const { sources = fakeSources(), actions = fakeActions(), events = fakeEvents() } = request;
  const grants = { connectors: 'all', accounts: 'all' } as const;
  const principal = { subject: 'tester', scopes: new Set(scopes), grants };
  const contextValue: GatewayContext = { principal, sources, actions, events, requestId: 'req-1' };
  const { data, errors = [] } = await graphql({
    schema: await gatewaySchema(),
    source: query,
    contextValue,
    variableValues: { ...variables },
  });
  return { data: data && JSON.parse(JSON.stringify(data)), errors };
}

/** Every scope but these. */
export function without(...scopes: readonly Scope[]): readonly Scope[] {
  return SCOPES.filter((scope) => !scopes.includes(scope));
}

/** Executes one mutation with its input; `fields` of its payload come back. */
export async function mutate(
  mutation: string,
  fields: string,
  input: object,
  request: Omit<Request, 'query' | 'variables'> = {},
): Promise<{ readonly payload: any; readonly errors: readonly GraphQLError[] }> {
  const field = (await gatewaySchema()).getMutationType()?.getFields()[mutation];
  const query = `mutation ($input: ${field?.args[0]?.type}) { payload: ${mutation}(input: $input) { ${fields} } }`;
  const { data, errors } = await execute({ ...request, query, variables: { input } });
  return { payload: data?.payload ?? null, errors };
}
