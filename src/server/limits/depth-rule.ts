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

/**
 * Stops at the limit, and looks into a fragment once at each depth it is used at, so that a hostile document costs no more than
 * a deep one. `seen` holds what was looked into.
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
