import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/** A validation rule: no field deeper than `maxDepth`, fragments counted where they are used. Introspection is not counted. */
export function depthRule(maxDepth: number): (context: ValidationContext) => ASTVisitor {
  return (context) => ({
    OperationDefinition(operation) {
      if (!isDeeper(context, operation.selectionSet, maxDepth, new Set())) return;
      context.reportError(
        new GraphQLError(`required a depth of at most ${maxDepth}, arrived a deeper operation`, {
          nodes: operation,
        }),
      );
    },
  });
}

/** Stops at the limit, and at a fragment within itself, so that a hostile document costs no more than a deep one. */
function isDeeper(
  context: ValidationContext,
  set: SelectionSetNode,
  left: number,
  within: ReadonlySet<string>,
): boolean {
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) return false;
      if (left === 0) return true;
      return selection.selectionSet ? isDeeper(context, selection.selectionSet, left - 1, within) : false;
    }
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return isDeeper(context, selection.selectionSet, left, within);
    const name = selection.name.value;
    const fragment = within.has(name) ? null : context.getFragment(name);
    return fragment ? isDeeper(context, fragment.selectionSet, left, new Set([...within, name])) : false;
  });
}
