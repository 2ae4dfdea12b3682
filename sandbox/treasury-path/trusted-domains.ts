import { isObject } from '../kernel/json.js';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { problemsOf } from './domains.js';
import {
  chosen,
  RequestError,
  requireShape,
  type Shape,
  selected,
  valueOf,
  variablesOf,
} from './graphql-execution.js';
import { type Field, parseDocument } from './graphql-text.js';
import type { Json, TrustedDomains } from './state.js';
import type { World } from './world.js';

const CONFIG: Shape = { name: 'TrustedDomainConfig', fields: { id: null, domains: null } };
const ERROR: Shape = { name: 'Error', fields: { field: null, messages: null } };
const PAYLOAD: Shape = {
  name: 'UpsertTrustedDomainConfigPayload',
  fields: { trustedDomainConfig: CONFIG, errors: ERROR },
};
const MUTATION: Shape = { name: 'Mutation', fields: { upsertTrustedDomainConfig: PAYLOAD } };

/** `POST /graphql`, with its only mutation. **Source** contract 5. */
export function graphqlRoutes(world: World): readonly Route[] {
  return [{ method: 'POST', path: '/graphql', handler: (request) => run(world, request) }];
}

function run(world: World, request: SimRequest): SimResponse {
  if (!isObject(request.body) || typeof request.body['query'] !== 'string') {
    return { status: 400, body: { errors: [{ message: 'Must provide query string.' }] } };
  }
  try {
    return { status: 200, body: { data: execute(world, request.body) } };
  } catch (error) {
    if (!(error instanceof RequestError || error instanceof SyntaxError)) throw error;
    return { status: 200, body: { errors: [{ message: error.message }] } };
  }
}

function execute(world: World, { query, operationName, variables }: Json): unknown {
  const operation = chosen(parseDocument(String(query)), operationName);
  if (operation.type !== 'mutation') {
    throw new RequestError(`Schema is not configured to execute ${operation.type} operations.`);
  }
  requireShape(operation.fields, MUTATION);
  const values = variablesOf(operation, variables);
  const calls = operation.fields.map((field) => ({ field, domains: domainsOf(field, values) }));
  const entries = calls.map(({ field, domains }) => {
    if (domains === undefined) return [field.alias, MUTATION.name];
    return [field.alias, selected(upsert(world, domains), field.fields, PAYLOAD)];
  });
  return Object.fromEntries(entries);
}

/** The list of a call; undefined for `__typename`. **Throws** `RequestError` unless it is a list of texts. */
function domainsOf(field: Field, variables: Json): readonly string[] | undefined {
  if (field.name === '__typename') return undefined;
  const given = field.args['input'];
  const input = given ? valueOf(given, variables) : undefined;
  const domains = isObject(input) ? input['domains'] : undefined;
  const list = typeof domains === 'string' ? [domains] : domains;
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
  throw new RequestError(
    'Argument "input" of "upsertTrustedDomainConfig" must have "domains" of type "[String!]!".',
  );
}

function upsert(world: World, given: readonly string[]): unknown {
  const domains = [...new Set(given)];
  const messages = problemsOf(domains);
  if (messages.length > 0) {
    return { trustedDomainConfig: null, errors: [{ field: 'domains', messages }] };
  }
  return { trustedDomainConfig: trust(world, domains), errors: [] };
}

/** Replaces the whole list. */
export function trust(world: World, domains: readonly string[]): TrustedDomains {
  const id = world.state.trustedDomains?.id ?? world.newId('TrustedDomainConfig');
  world.state.trustedDomains = { id, domains };
  return world.state.trustedDomains;
}
