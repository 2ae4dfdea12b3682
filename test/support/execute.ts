import { type GraphQLError, type GraphQLSchema, graphql } from 'graphql';
import { SCOPES, type Scope } from '../../src/auth/callers/principal.js';
import type { Sources } from '../../src/datasources/index.js';
import { buildGatewaySchema, type GatewayContext } from '../../src/resolvers/index.js';

let schema: Promise<GraphQLSchema> | undefined;

/** The real schema, built once for a test file. */
export function gatewaySchema(): Promise<GraphQLSchema> {
  schema ??= buildGatewaySchema();
  return schema;
}

export interface Request {
  readonly query: string;
  readonly sources: Sources;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What the caller holds; every scope when left out. */
  readonly scopes?: readonly Scope[];
}

export interface Answer {
  readonly data: any;
  readonly errors: readonly GraphQLError[];
}

/** Executes a query of one caller; data comes back as it would over the wire. */
export async function execute({ query, sources, variables, scopes = SCOPES }: Request): Promise<Answer> {
  const grants = { connectors: 'all', accounts: 'all' } as const;
  const principal = { subject: 'tester', scopes: new Set(scopes), grants };
  const contextValue: GatewayContext = { principal, sources, requestId: 'req-1' };
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
