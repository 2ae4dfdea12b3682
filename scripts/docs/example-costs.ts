import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { requestedCost } from '../../src/server/limits/cost.js';
import { createPlanner, type Planner } from '../../src/server/limits/cost-plan.js';
import { planOperation } from '../../src/server/limits/plan-operation.js';
import { table } from './table.js';

/** The highest cost of each operation of a folder without variables, and of the introspection query that tools send. **Units** points. */
export function exampleCosts(schema: GraphQLSchema, folder: string): string {
  const planner = createPlanner(schema);
  const points = (name: string, text: string) => String(costOf(schema, planner, { name, text }));
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return table([
    ['operation', 'points'],
    ...files
      .sort()
      .map((name) => [
        `[\`${name}\`](../${folder}/${name})`,
        points(name, readFileSync(join(folder, name), 'utf8')),
      ]),
    ['introspection of the whole schema', points('introspection', getIntrospectionQuery())],
  ]);
}

function costOf(
  schema: GraphQLSchema,
  planner: Planner,
  { name, text }: { readonly name: string; readonly text: string },
): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  const plan = operation && planOperation(schema, planner, { document, operation, variables: {} });
  if (!plan) throw new Error(`${name}: required one operation whose variables are all optional`);
  return requestedCost(plan);
}
