import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** The maximum counts of one operation; fragments count at every use. */
export interface Breadth {
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
}

interface Counts {
  readonly aliases: number;
  readonly directives: number;
}

const NONE: Counts = { aliases: 0, directives: 0 };

/** A validation rule that limits the aliases, directives and root fields of an operation. */
export function breadthRule(most: Breadth): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    const document = context.getDocument();
    const ofFragments = new Map<string, Counts>();
    return {
      OperationDefinition(operation) {
        for (const problem of problemsOf(operation, document, ofFragments, most)) {
          context.reportError(new GraphQLError(problem, { nodes: operation }));
        }
      },
    };
  };
}

function problemsOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  ofFragments: Map<string, Counts>,
  most: Breadth,
): string[] {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const inside = count(operation.selectionSet, { fragments, ofFragments });
  const roots = rootFields(operation.selectionSet, fragments, new Set());
  const directives = inside.directives + directivesOf(operation);
  return [
    ...problem('aliases', inside.aliases, most.maxAliases),
    ...problem('directives', directives, most.maxDirectives),
    ...problem('fields at the root', roots, most.maxRootFields),
  ];
}

function problem(what: string, arrived: number, most: number): string[] {
  return arrived > most ? [`required at most ${most} ${what}, arrived ${arrived}`] : [];
}

function directivesOf({ directives = [], variableDefinitions = [] }: OperationDefinitionNode): number {
  return variableDefinitions.reduce(
    (sum, definition) => sum + (definition.directives?.length ?? 0),
    directives.length,
  );
}

interface Fragments {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The counts of visited fragments. A fragment counts as zero while it is being counted, so that cycles end. */
  readonly ofFragments: Map<string, Counts>;
}

function count(set: SelectionSetNode, known: Fragments): Counts {
  let { aliases, directives } = NONE;
  for (const selection of set.selections) {
    directives += selection.directives?.length ?? 0;
    if (selection.kind === Kind.FIELD && selection.alias) aliases += 1;
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? countFragment(selection.name.value, known)
        : selection.selectionSet
          ? count(selection.selectionSet, known)
          : NONE;
    aliases += inner.aliases;
    directives += inner.directives;
  }
  return { aliases, directives };
}

function countFragment(name: string, known: Fragments): Counts {
  const counted = known.ofFragments.get(name);
  if (counted) return counted;
  const fragment = known.fragments.get(name);
  if (!fragment) return NONE;
  known.ofFragments.set(name, NONE);
  const { aliases, directives } = count(fragment.selectionSet, known);
  const counts = { aliases, directives: directives + (fragment.directives?.length ?? 0) };
  known.ofFragments.set(name, counts);
  return counts;
}

/** Collects the root fields. Each fragment is visited once, because a second use adds no root field. */
function rootFields(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): number {
  let sum = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) sum += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      sum += rootFields(selection.selectionSet, fragments, seen);
    else {
      const fragment = seen.has(selection.name.value) ? undefined : fragments.get(selection.name.value);
      seen.add(selection.name.value);
      if (fragment) sum += rootFields(fragment.selectionSet, fragments, seen);
    }
  }
  return sum;
}
