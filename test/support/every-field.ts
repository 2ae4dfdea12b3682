import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** How deep objects within objects are selected. */
const MAX_DEPTH = 3;

/** A selection of every field of a type, without lists of the gateway and fields that need an argument. */
export function everyField(schema: GraphQLSchema, typeName: string): string {
  return selectionOf(schema.getType(typeName) as GraphQLObjectType, MAX_DEPTH);
}

function selectionOf(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => fieldOf(field, depth));
  return `{ __typename ${fields.join(' ')} }`;
}

function fieldOf({ name, args, type: declared }: GraphQLField<unknown, unknown>, depth: number): string[] {
  const type = getNamedType(declared);
  if (args.some(({ type: of }) => isNonNullType(of)) || type.name.endsWith('Connection')) return [];
  if (isLeafType(type)) return [name];
  if (depth === 0) return [];
  if (isUnionType(type)) return [`${name} ${ofUnion(type)}`];
  return isObjectType(type) ? [`${name} ${selectionOf(type, depth - 1)}`] : [];
}

/** Objects with an id are read elsewhere. */
function ofUnion(type: GraphQLUnionType): string {
  const plain = type.getTypes().filter((member) => member.getInterfaces().length === 0);
  return `{ __typename ${plain.map((member) => `... on ${member.name} ${selectionOf(member, 0)}`).join(' ')} }`;
}
