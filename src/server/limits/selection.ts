import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A valid operation with the data that is needed to read its selections. */
export interface Surroundings {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced variables. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields of each key of the response; several if fragments select the same key. */
export type Grouped = ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]>;

/** The selected fields of an object of the type, grouped as in execution: a key that is selected twice is resolved once. */
export function groupFields(
  surroundings: Surroundings,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Grouped {
  const groups = new Map<string, [FieldNode, ...FieldNode[]]>();
  const seen = new Set<string>();
  for (const set of sets) gather(surroundings, { type, groups, seen }, set);
  return groups;
}

interface Gathering {
  readonly type: GraphQLObjectType;
  readonly groups: Map<string, [FieldNode, ...FieldNode[]]>;
  readonly seen: Set<string>;
}

function gather(surroundings: Surroundings, gathering: Gathering, set: SelectionSetNode): void {
  for (const selection of set.selections) {
    if (!isIncluded(surroundings, selection)) continue;
    if (selection.kind === Kind.FIELD) add(gathering, selection);
    else gatherFragment(surroundings, gathering, selection);
  }
}

function add({ groups }: Gathering, field: FieldNode): void {
  const key = field.alias?.value ?? field.name.value;
  const group = groups.get(key);
  if (group) group.push(field);
  else groups.set(key, [field]);
}

function gatherFragment(
  surroundings: Surroundings,
  gathering: Gathering,
  selection: Exclude<SelectionNode, FieldNode>,
): void {
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    if (fits(surroundings, gathering.type, selection.typeCondition)) {
      gather(surroundings, gathering, selection.selectionSet);
    }
    return;
  }
  const name = selection.name.value;
  const fragment = gathering.seen.has(name) ? undefined : surroundings.fragments.get(name);
  gathering.seen.add(name);
  if (fragment && fits(surroundings, gathering.type, fragment.typeCondition)) {
    gather(surroundings, gathering, fragment.selectionSet);
  }
}

function fits({ schema }: Surroundings, type: GraphQLObjectType, condition?: NamedTypeNode): boolean {
  if (!condition || condition.name.value === type.name) return true;
  const wanted = schema.getType(condition.name.value);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

function isIncluded({ variables }: Surroundings, node: SelectionNode): boolean {
  if (!node.directives || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}
