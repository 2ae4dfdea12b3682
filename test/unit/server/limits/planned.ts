import { type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { createPlanner, type ObjectPlan } from '../../../../src/server/limits/cost-plan.js';
import { planOperation } from '../../../../src/server/limits/plan-operation.js';

/** The plan of the one operation in a text. */
export function planOf(
  schema: GraphQLSchema,
  text: string,
  variables: Record<string, unknown> = {},
): ObjectPlan {
  const document = parse(text);
  const operation = getOperationAST(document);
  const plan = operation && planOperation(schema, createPlanner(schema), { document, operation, variables });
  if (!plan) throw new Error('required one operation with the variables that it asks for');
  return plan;
}
