import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { ACCESS, type Access } from './shared/scope-guard.js';

/** A field and the access that it requires; null if none is declared. */
export interface FieldAccess {
  readonly type: string;
  readonly field: string;
  readonly access: Access | null;
}

/**
 * Lists the access that the fields of a schema require, by type and name: the fields of `Query` and `Mutation`, those that lead from an object
 * to another one, and all others that declare it. Connections, edges and payloads hold the result of the field above them and
 * do not repeat its access. A field that is not listed requires nothing beyond access to its object.
 */
export function listAccess(schema: GraphQLSchema): readonly FieldAccess[] {
  const payloads = new Set(
    Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ type }) => getNamedType(type)),
  );
  const roots: ReadonlySet<unknown> = new Set([schema.getQueryType(), schema.getMutationType()]);
  const mustSay = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) =>
    roots.has(type) || (!payloads.has(type) && !isCarrier(type) && leadsToObjects(schema, field));
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !isIntrospectionType(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => field.extensions[ACCESS] !== undefined || mustSay(type, field))
        .map((field) => ({ type: type.name, field: field.name, access: accessOf(field) })),
    )
    .sort((a, b) => compare(a.type, b.type) || compare(a.field, b.field));
}

function accessOf({ extensions }: GraphQLField<unknown, unknown>): Access | null {
  return (extensions[ACCESS] as Access | undefined) ?? null;
}

function leadsToObjects(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  return isCarrier(type) || isNode(schema, type);
}

function isNode(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  if (isUnionType(type)) return type.getTypes().some((member) => isNode(schema, member));
  if (isInterfaceType(type)) return type.name === 'Node';
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}

/** A connection or an edge. */
function isCarrier(type: GraphQLNamedType): boolean {
  if (!isObjectType(type)) return false;
  const fields = type.getFields();
  return ('edges' in fields && 'pageInfo' in fields) || ('node' in fields && 'cursor' in fields);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
