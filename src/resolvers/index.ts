import { type GraphQLSchema, isInputObjectType } from 'graphql';
import { buildSchema } from 'type-graphql';
import { auditMutations } from './audit/audit-mutations.js';
import { describeRoots } from './describe-roots.js';
import { useDirectResolvers } from './direct-resolvers.js';
import { RESOLVERS } from './resolver-classes.js';
import { checkScopes } from './shared/scope-guard.js';

export { type FieldAccess, listAccess } from './access-list.js';
export type { GatewayContext } from './context.js';
export { SCOPE_OF_KIND } from './node/read-node.js';
export { printGatewaySchema } from './print-schema.js';
export { ForbiddenError } from './shared/errors.js';
export type { Access } from './shared/scope-guard.js';
export { isSecretField, listSecretFields } from './shared/secret-field.js';

/** Builds the schema of the gateway from the resolver classes. It is stateless: all data comes from the `GatewayContext`. */
export async function buildGatewaySchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [...RESOLVERS],
    authChecker: checkScopes,
    validate: false,
  });
  describeRoots(schema);
  useDirectResolvers(schema);
  markOneOf(schema);
  auditMutations(schema);
  return schema;
}

/** Inputs with exactly one given field (`@oneOf`), which type-graphql cannot declare. */
const ONE_OF = ['TransferDestinationInput'];

function markOneOf(schema: GraphQLSchema): void {
  for (const name of ONE_OF) {
    const type = schema.getType(name);
    if (!isInputObjectType(type)) throw new TypeError(`${name}: required an input type of the schema`);
    type.isOneOf = true;
  }
}
