import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

export interface TextScalar {
  readonly name: string;
  readonly description: string;
  /** The format of a valid value, for the error message. */
  readonly required: string;
  readonly isValid: (text: string) => boolean;
  /** Whether the text can be returned; `isValid` if absent. */
  readonly isReturned?: (text: string) => boolean;
  readonly specifiedByURL?: string;
}

/** A scalar whose values are strings. Values are validated and then passed through unchanged, in both directions. */
export function textScalar(scalar: TextScalar): GraphQLScalarType<string, string> {
  const { name, description, required, isValid, specifiedByURL } = scalar;
  const refuse = (arrived: string, node?: ValueNode) =>
    new GraphQLError(`${name}: required ${required}, arrived ${arrived}`, { nodes: node ?? null });
  const checker = (isFine: (text: string) => boolean) => (value: unknown) => {
    if (typeof value !== 'string') throw refuse(typeOf(value));
    if (!isFine(value)) throw refuse('another text');
    return value;
  };
  return new GraphQLScalarType({
    name,
    description,
    ...(specifiedByURL === undefined ? {} : { specifiedByURL }),
    serialize: checker(scalar.isReturned ?? isValid),
    parseValue: checker(isValid),
    parseLiteral: (node) => {
      if (node.kind !== Kind.STRING) throw refuse(`a literal of kind ${node.kind}`, node);
      if (!isValid(node.value)) throw refuse('another text', node);
      return node.value;
    },
  });
}

/** Names the type of a value, never the value, because it may be an account number. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
