import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/** A validation rule that limits the depth of fields to `maxDepth`, with fragments expanded. Introspection does not count. */
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

/**
 * Stops at the limit, and visits a fragment once per depth, so that a malicious document costs no more than a deep one. `seen`
 * contains the visited fragments.
 */
function isDeeper(
  context: ValidationContext,
  set: SelectionSetNode,
  left: number,
  seen: Set<string>,
): boolean {
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) return false;
      if (left === 0) return true;
      return selection.selectionSet ? isDeeper(context, selection.selectionSet, left - 1, seen) : false;
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return isDeeper(context, selection.selectionSet, left, seen);
    const use = `${left} ${selection.name.value}`;
    const fragment = seen.has(use) ? null : context.getFragment(selection.name.value);
    seen.add(use);
    return fragment ? isDeeper(context, fragment.selectionSet, left, seen) : false;
  });
}
