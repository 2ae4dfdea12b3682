import { type FragmentDefinitionNode, type GraphQLSchema, Kind, parse } from 'graphql';
import { createPlanner, type ObjectPlan } from '../../../../src/server/limits/cost-plan.js';

/** The plan of the one operation in a text. */
export function planOf(
  schema: GraphQLSchema,
  text: string,
  variables: Record<string, unknown> = {},
): ObjectPlan {
  const { definitions } = parse(text);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  const operation = definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation in the text');
  return createPlanner(schema)({ operation, fragments, variables });
}
