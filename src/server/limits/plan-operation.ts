import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { ObjectPlan, Planner } from './cost-plan.js';

/** A valid operation of a document with its raw variables. */
export interface SentOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The cost plan of an operation. Null if execution will refuse the variables. */
export function planOperation(
  schema: GraphQLSchema,
  planner: Planner,
  { document, operation, variables }: SentOperation,
): ObjectPlan | null {
  const coerced = coerce(schema, operation, variables);
  if (!coerced) return null;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  return planner({ operation, fragments, variables: coerced });
}

function coerce(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  if (variableDefinitions.length === 0) return {};
  return getVariableValues(schema, variableDefinitions, given, { maxErrors: 1 }).coerced ?? null;
}
