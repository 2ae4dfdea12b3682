import { isObject } from '../kernel/json.js';
import type { Field, Operation, Value } from './graphql-text.js';
import type { Json } from './state.js';

/** A type: its fields with their types; null for a leaf. */
export interface Shape {
  readonly name: string;
  readonly fields: Readonly<Record<string, Shape | null>>;
}

/** An error that stops a request before execution. */
export class RequestError extends Error {}

/** The operation to run. **Throws** `RequestError` if it is ambiguous. */
export function chosen(operations: readonly Operation[], name: unknown): Operation {
  const isNamed = typeof name === 'string' && name !== '';
  const matching = isNamed ? operations.filter((operation) => operation.name === name) : operations;
  const [operation, another] = matching;
  if (!operation) throw new RequestError(`Unknown operation named "${String(name)}".`);
  if (another) throw new RequestError('Must provide operation name if query contains multiple operations.');
  return operation;
}

/** Refuses unknown fields, and missing or misplaced selections. **Throws** `RequestError`. */
export function requireShape(fields: readonly Field[], shape: Shape): void {
  for (const field of fields) {
    const isMeta = field.name === '__typename';
    if (!isMeta && !Object.hasOwn(shape.fields, field.name)) {
      throw new RequestError(`Cannot query field "${field.name}" on type "${shape.name}".`);
    }
    const inner = isMeta ? null : (shape.fields[field.name] ?? null);
    if (inner && field.fields.length === 0) {
      throw new RequestError(
        `Field "${field.name}" of type "${inner.name}" must have a selection of subfields.`,
      );
    }
    if (!inner && field.fields.length > 0) {
      throw new RequestError(`Field "${field.name}" must not have a selection: it has no subfields.`);
    }
    if (inner) requireShape(field.fields, inner);
  }
}

/** The variables that the operation declares. **Throws** `RequestError` for a missing required variable. */
export function variablesOf(operation: Operation, given: unknown): Json {
  const values = isObject(given) ? given : {};
  for (const { name, type } of operation.variables) {
    const value = values[name];
    if (type.endsWith('!') && (value === undefined || value === null)) {
      throw new RequestError(`Variable "$${name}" of required type "${type}" was not provided.`);
    }
  }
  const declared = operation.variables.map(({ name }) => [name, values[name]]);
  return Object.fromEntries(declared);
}

/** The value with its variables filled in. **Throws** `RequestError` for one that was not declared. */
export function valueOf(value: Value, variables: Json): unknown {
  if ('literal' in value) return value.literal;
  if ('list' in value) return value.list.map((item) => valueOf(item, variables));
  if ('members' in value) {
    const members = Object.entries(value.members);
    return Object.fromEntries(members.map(([name, inner]) => [name, valueOf(inner, variables)]));
  }
  if (Object.hasOwn(variables, value.variable)) return variables[value.variable];
  throw new RequestError(`Variable "$${value.variable}" is not defined.`);
}

/** The selected parts of a result under their response names. */
export function selected(result: unknown, fields: readonly Field[], shape: Shape): unknown {
  if (Array.isArray(result)) return result.map((item) => selected(item, fields, shape));
  if (!isObject(result)) return null;
  const entries = fields.map(({ name, alias, fields: inner }) => {
    if (name === '__typename') return [alias, shape.name];
    const innerShape = shape.fields[name];
    return [alias, innerShape ? selected(result[name], inner, innerShape) : result[name]];
  });
  return Object.fromEntries(entries);
}
