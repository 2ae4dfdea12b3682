import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** A validation rule that refuses operations of a type that the schema does not offer. Execution reports them as an internal error. */
export function operationTypeRule(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();
  return {
    OperationDefinition(node) {
      if (schema.getRootType(node.operation)) return;
      const message = `required a query or a mutation, arrived a ${node.operation}`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}
