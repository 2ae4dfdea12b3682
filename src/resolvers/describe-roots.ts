import { type GraphQLSchema, OperationTypeNode } from 'graphql';

const SCHEMA =
  'One API over several treasury providers: accounts, transfers, cards, counterparties and businesses, read and changed in one model.';

const ROOTS: Partial<Record<OperationTypeNode, string>> = {
  query:
    'Everything that can be read. A field that needs a scope or a provider is null when that is lacking, with the reason in `errors` or `unavailable`; the rest of the answer stays.',
  mutation:
    'Everything that can be done. What was not done is told in the `errors` of the payload. An `idempotencyKey` makes a request safe to repeat: it is carried out at most once.',
};

/**
 * Describes the schema and its root types: type-graphql offers no way to. **Throws** `TypeError` for a root type without a description
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
