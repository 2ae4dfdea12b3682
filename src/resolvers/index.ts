import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { RESOLVERS } from './resolver-classes.js';
import { checkScopes } from './shared/scope-guard.js';

export type { GatewayContext } from './context.js';
export { printGatewaySchema } from './print-schema.js';
export { ForbiddenError } from './shared/errors.js';

/** Builds the gateway's schema from the resolver classes. It holds no state: everything comes with the `GatewayContext`. */
export async function buildGatewaySchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [...RESOLVERS],
    authChecker: checkScopes,
    validate: false,
  });
  describeRoots(schema);
  return schema;
}

/** type-graphql offers no way to describe a root type. */
function describeRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  if (query) {
    query.description =
      'Everything that can be read. A field that needs a scope or a provider is null when that is lacking, with the reason in `errors` or `unavailable`; the rest of the answer stays.';
  }
}
