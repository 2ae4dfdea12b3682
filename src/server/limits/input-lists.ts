import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { LimitError } from './errors.js';

/** Entries of any list that a caller sends, in the text of an operation or in its variables. */
export const MAX_LIST_ENTRIES = 100;
/** How deep the objects and lists of variables may lie within each other. */
export const MAX_VARIABLES_DEPTH = 20;

/** A validation rule that bounds the lists in the text of an operation. */
export function listLengthRule(context: ValidationContext): ASTVisitor {
  return {
    ListValue(list) {
      const problem = lengthProblem(list.values.length, 'a list in the operation');
      if (problem !== null) context.reportError(new GraphQLError(problem, { nodes: list }));
    },
  };
}

/** **Throws** `LimitError` when a list within the variables is too long, or they lie too deep. */
export function checkVariables(value: unknown, path = 'variables', depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_VARIABLES_DEPTH) {
    throw refused(`variables: required at most ${MAX_VARIABLES_DEPTH} levels, arrived more`);
  }
  const problem = Array.isArray(value) ? lengthProblem(value.length, path) : null;
  if (problem !== null) throw refused(problem);
  for (const [key, each] of Object.entries(value)) {
    checkVariables(each, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, depth + 1);
  }
}

function lengthProblem(length: number, path: string): string | null {
  if (length <= MAX_LIST_ENTRIES) return null;
  return `${path}: required at most ${MAX_LIST_ENTRIES} entries, arrived ${length}`;
}

function refused(message: string): LimitError {
  return new LimitError(message, 'BAD_USER_INPUT', { retryable: false }, { status: 400 });
}
