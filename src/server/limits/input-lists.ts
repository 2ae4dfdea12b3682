import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { LimitError } from './errors.js';
import { characterProblem } from './text-characters.js';

/** The maximum number of entries of a list in the document or in the variables. */
export const MAX_LIST_ENTRIES = 100;
/** The maximum nesting depth of variables. */
export const MAX_VARIABLES_DEPTH = 20;

/** A validation rule that limits the length of lists in the document. */
export function listLengthRule(context: ValidationContext): ASTVisitor {
  return {
    ListValue(list) {
      const problem = lengthProblem(list.values.length, 'a list in the operation');
      if (problem !== null) context.reportError(new GraphQLError(problem, { nodes: list }));
    },
  };
}

/**
 * **Throws** `LimitError` if a list in the variables is too long, the variables are nested too deeply, or a text has characters that
 * cannot be stored.
 */
export function checkVariables(value: unknown, path = 'variables', depth = 0): void {
  if (typeof value === 'string') checkCharacters(value, path);
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_VARIABLES_DEPTH) {
    throw refused(`variables: required at most ${MAX_VARIABLES_DEPTH} levels, arrived more`);
  }
  const problem = Array.isArray(value) ? lengthProblem(value.length, path) : null;
  if (problem !== null) throw refused(problem);
  for (const [key, each] of Object.entries(value)) {
    checkCharacters(key, `a name in ${path}`);
    checkVariables(each, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, depth + 1);
  }
}

function checkCharacters(text: string, path: string): void {
  const problem = characterProblem(text, path);
  if (problem !== null) throw refused(problem);
}

function lengthProblem(length: number, path: string): string | null {
  if (length <= MAX_LIST_ENTRIES) return null;
  return `${path}: required at most ${MAX_LIST_ENTRIES} entries, arrived ${length}`;
}

function refused(message: string): LimitError {
  return new LimitError(message, 'BAD_USER_INPUT', { retryable: false }, { status: 400 });
}
