import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { ExactNumber } from '../../datasources/index.js';
import {
  isBoundedJson,
  isExactNumber,
  isKeptNumber,
  JSON_BOUNDS,
  MAX_JSON_DEPTH,
} from '../../domain/json.js';

type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** A JSON object. Numbers that JavaScript would change are refused: the caller would store another value than it sent. */
export const JsonObject = new GraphQLScalarType<Readonly<Record<string, unknown>>>({
  name: 'JSONObject',
  description:
    'A JSON object with any content. The gateway does not change it. Integers of more than 53 bits and numbers that a 64-bit float cannot represent exactly are rejected in input: send them as strings.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => toObject(value),
  parseValue: (value) => toInput(value),
  parseLiteral: (node, variables) => atNode(node, () => toInput(toValue(node, variables, 0))),
});

/** **Throws** the error of `read` with the location of the literal. */
function atNode<T>(node: ValueNode, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof GraphQLError ? new GraphQLError(error.message, { nodes: node }) : error;
  }
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw refuse('an object', value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`);
}

function toInput(value: unknown): Readonly<Record<string, unknown>> {
  const object = toObject(value);
  if (!isBoundedJson(object)) throw refuse(JSON_BOUNDS, 'more');
  checkNumbers(object);
  return object;
}

/** `value` is bounded. */
function checkNumbers(value: unknown): void {
  if (typeof value === 'number' ? !isKeptNumber(value) : value instanceof ExactNumber) throw inexact();
  if (typeof value !== 'object' || value === null) return;
  for (const each of Object.values(value)) checkNumbers(each);
}

/** The value of a literal. */
function toValue(node: ValueNode, variables: Variables, depth: number): unknown {
  if (depth > MAX_JSON_DEPTH) throw refuse(JSON_BOUNDS, 'more');
  switch (node.kind) {
    case Kind.OBJECT: {
      const fields = node.fields.map(({ name, value }) => [name.value, toValue(value, variables, depth + 1)]);
      return Object.fromEntries(fields);
    }
    case Kind.LIST:
      return node.values.map((each) => toValue(each, variables, depth + 1));
    case Kind.VARIABLE:
      return variables?.[node.name.value] ?? null;
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return toNumber(node.value);
    case Kind.BOOLEAN:
    case Kind.STRING:
    case Kind.ENUM:
      return node.value;
  }
}

function toNumber(text: string): number {
  if (!isExactNumber(text)) throw inexact();
  return Number(text);
}

function inexact(): GraphQLError {
  return refuse('numbers of at most 53 bits that a 64-bit float represents exactly', 'another number');
}

function refuse(required: string, arrived: string): GraphQLError {
  return new GraphQLError(`JSONObject: required ${required}, arrived ${arrived}`);
}
