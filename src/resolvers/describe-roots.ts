import { type GraphQLSchema, OperationTypeNode } from 'graphql';

const SCHEMA =
  'One API for several treasury providers. It reads and changes accounts, transfers, cards, counterparties and businesses in one model.';

const ROOTS: Partial<Record<OperationTypeNode, string>> = {
  query:
    'Everything that can be read. A field is null when the scope or the provider that it needs is not available. `errors` or `unavailable` gives the reason. The rest of the response is returned.',
  mutation:
    'Everything that can be done. The `errors` of the payload say what was not done. An `idempotencyKey` makes a request safe to repeat: the request is executed at most once.',
};

/**
 * Describes the schema and its root types, which type-graphql cannot do. **Throws** `TypeError` for a root type without a description
 * here.
 */
export function describeRoots(schema: GraphQLSchema): void {
  schema.description = SCHEMA;
  for (const operation of Object.values(OperationTypeNode)) {
    const root = schema.getRootType(operation);
    if (!root) continue;
    const description = ROOTS[operation];
    if (description === undefined)
      throw new TypeError(`${root.name}: required a description of this root type`);
    root.description = description;
  }
}
