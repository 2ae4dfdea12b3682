import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromAST,
} from 'graphql';
import { introspectionLengths } from './introspection-lengths.js';
import { createKnownPlans } from './known-plans.js';
import { groupFields, type Surroundings } from './selection.js';
import { DEFAULT_FIRST, FIELD, INTROSPECTION_FIELD, LENGTHS, RECORD, SEARCH, WEIGHTS } from './weights.js';

/** The cost of objects of one type in one selection. **Units** hundredths of a point. */
export interface ObjectPlan {
  /** The cost of each such object without its children. */
  readonly fixed: number;
  readonly children: readonly ChildPlan[];
  /** The keys of such an object in the response. */
  readonly keys: readonly string[];
}

/** A key of an object whose value is an object or a list of objects. */
export interface ChildPlan {
  readonly key: string;
  /** The assumed number of objects. */
  readonly length: number;
  /** One plan for each possible type of the objects. */
  readonly plans: readonly ObjectPlan[];
}

export interface PlannedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced variables. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export type Planner = (planned: PlannedOperation) => ObjectPlan;

/** Plans valid operations of a schema. Plans are cached with their document. */
export function createPlanner(schema: GraphQLSchema): Planner {
  const lengths = introspectionLengths(schema);
  const known = createKnownPlans<ObjectPlan>();
  return ({ operation, fragments, variables }) =>
    known.planFor(operation, variables, () => {
      const root = schema.getRootType(operation.operation);
      if (!root) throw new TypeError(`required a root type for ${operation.operation}`);
      return planObject({ schema, fragments, variables, lengths }, root, [operation.selectionSet], 1);
    });
}

interface Reading extends Surroundings {
  readonly lengths: ReadonlyMap<string, number>;
}

/** `rows` is the requested number of rows if the type is a connection. */
function planObject(
  reading: Reading,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  rows: number,
): ObjectPlan {
  const groups = groupFields(reading, type, sets);
  let fixed = isRecord(type) ? RECORD : 0;
  const children: ChildPlan[] = [];
  for (const [key, fields] of groups) {
    const name = fields[0].name.value;
    const isIntrospective = type.name.startsWith('__') || name.startsWith('__');
    fixed += isIntrospective ? INTROSPECTION_FIELD : FIELD;
    const field = fieldOf(type, name);
    if (!field) continue;
    const asked = askedFor(reading, field, fields[0]);
    fixed += (WEIGHTS[`${type.name}.${name}`] ?? 0) * (asked.ids ?? 1) + (asked.isSearch ? SEARCH : 0);
    const child = planChild(reading, field, fields, {
      key,
      length: lengthOf(reading, { type, field, rows, ids: asked.ids }),
      rows: asked.first,
    });
    if (child) children.push(child);
  }
  return { fixed, children, keys: [...groups.keys()] };
}

function planChild(
  reading: Reading,
  field: GraphQLField<unknown, unknown>,
  fields: readonly FieldNode[],
  { key, length, rows }: { readonly key: string; readonly length: number; readonly rows: number },
): ChildPlan | null {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return null;
  const sets = fields.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  const types = isObjectType(type) ? [type] : reading.schema.getPossibleTypes(type);
  return { key, length, plans: types.map((each) => planObject(reading, each, sets, rows)) };
}

function fieldOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return type.getFields()[name];
}

function isRecord(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node');
}

interface Place {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly rows: number;
  readonly ids: number | null;
}

function lengthOf({ lengths }: Reading, { type, field, rows, ids }: Place): number {
  if (!isListType(getNullableType(field.type))) return 1;
  if (ids !== null) return ids;
  if (type.name.endsWith('Connection') && (field.name === 'edges' || field.name === 'nodes')) return rows;
  return lengths.get(`${type.name}.${field.name}`) ?? LENGTHS[getNamedType(field.type).name] ?? DEFAULT_FIRST;
}

/** The arguments of a field that affect its cost. */
function askedFor(
  reading: Reading,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): { readonly first: number; readonly ids: number | null; readonly isSearch: boolean } {
  const first = argument(reading, field, node, 'first') ?? argument(reading, field, node, 'last');
  const ids = argument(reading, field, node, 'ids');
  const filter = argument(reading, field, node, 'filter') as { readonly search?: unknown } | null | undefined;
  return {
    first: typeof first === 'number' ? Math.max(1, first) : DEFAULT_FIRST,
    ids: Array.isArray(ids) ? ids.length : null,
    isSearch: typeof filter?.search === 'string',
  };
}

function argument(
  { variables }: Reading,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
): unknown {
  const definition = field.args.find((each) => each.name === name);
  if (!definition) return undefined;
  const given = node.arguments?.find((each) => each.name.value === name)?.value;
  const isLeftOut = !given || (given.kind === Kind.VARIABLE && variables[given.name.value] === undefined);
  return isLeftOut ? definition.defaultValue : valueFromAST(given, definition.type, variables);
}
