import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { requestedCost } from '../../src/server/limits/cost.js';
import { createPlanner, type Planner } from '../../src/server/limits/cost-plan.js';
import { planOperation } from '../../src/server/limits/plan-operation.js';
import { table } from './table.js';

/** What each operation of a folder may cost, with its variables left out, and the introspection that tools begin with. */
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
  if (!plan) throw new Error(`${name}: required one operation whose variables may be left out`);
  return requestedCost(plan);
}
