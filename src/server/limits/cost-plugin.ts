import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../../resolvers/index.js';
import { actualCost, requestedCost } from './cost.js';
import { createPlanner, type ObjectPlan, type Planner } from './cost-plan.js';
import { costLimitExceeded, rateLimited } from './errors.js';
import { checkVariables } from './input-lists.js';
import { planOperation } from './plan-operation.js';
import type { PointBudget, Spent } from './point-budget.js';

export interface CostOptions {
  readonly schema: GraphQLSchema;
  readonly maxCost: number;
  /** The points of each caller per minute. One point was already taken for the request itself. */
  readonly budget: PointBudget;
}

/** The minimum cost of every request. **Units** points. */
export const ENTRY_POINTS = 1;

interface Bill {
  readonly plan: ObjectPlan;
  readonly requested: number;
  spent: Extract<Spent, { isGranted: true }> | null;
}

/**
 * Computes the cost of every operation before it is executed, refuses an operation that exceeds the limit or the caller's remaining
 * points, and returns the cost in `extensions.cost`.
 */
export function costPlugin(options: CostOptions): ApolloServerPlugin<GatewayContext> {
  const planner = createPlanner(options.schema);
  return {
    async requestDidStart() {
      let bill: Bill | null = null;
      return {
        async didResolveOperation(context) {
          checkVariables(context.request.variables);
          bill = toBill(options.schema, planner, context);
          if (!bill) return;
          const { requested } = bill;
          if (requested > options.maxCost) throw costLimitExceeded(requested, options.maxCost);
          const spent = await options.budget.spend(
            context.contextValue.principal.subject,
            requested - ENTRY_POINTS,
          );
          if (!spent.isGranted) throw rateLimited(spent.retryAfterMs);
          bill.spent = spent;
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const requested = bill?.requested ?? ENTRY_POINTS;
          const actual = bill?.spent ? actualOf(bill, singleResult) : ENTRY_POINTS;
          await bill?.spent?.giveBack(requested - actual);
          singleResult.extensions = {
            ...singleResult.extensions,
            cost: { requested, actual, limit: options.maxCost },
          };
        },
      };
    },
  };
}

/** Null if execution will refuse the variables. */
function toBill(
  schema: GraphQLSchema,
  planner: Planner,
  { document, operation, request }: GraphQLRequestContext<GatewayContext>,
): Bill | null {
  if (!document || !operation) return null;
  const plan = planOperation(schema, planner, { document, operation, variables: request.variables ?? {} });
  return plan && { plan, requested: requestedCost(plan), spent: null };
}

function actualOf(
  { plan, requested }: Bill,
  result: { data?: unknown; errors?: readonly unknown[] },
): number {
  const isBroken = (result.errors?.length ?? 0) > 0;
  return Math.min(requested, actualCost(plan, result.data, isBroken));
}
