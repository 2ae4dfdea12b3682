import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

const REQUIRED = 'required text without NUL and without unpaired surrogates';

/** A validation rule for the characters of texts in the document. */
export function characterRule(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      const problem = characterProblem(node.value, 'a text in the operation');
      if (problem !== null) context.reportError(new GraphQLError(problem, { nodes: node }));
    },
  };
}

/**
 * The problem of a text that cannot be stored and sent unchanged: PostgreSQL stores no NUL, and UTF-8 has no unpaired surrogates. Null if
 * there is none.
 */
export function characterProblem(text: string, path: string): string | null {
  return text.includes('\0') || /\p{Surrogate}/u.test(text) ? `${path}: ${REQUIRED}` : null;
}
