import type { OperationDefinitionNode } from 'graphql';

/** The plans of operations, by the values of their variables. */
export interface KnownPlans<P> {
  /** The plan of an operation with these coerced variables; made when it is not known. */
  planFor(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>, make: () => P): P;
}

/** The maximum number of plans of one operation. */
const MOST_PLANS = 16;
/** A longer text of variables is not remembered. **Units** characters. */
const LONGEST_KEY = 256;

/** Keeps plans as long as the document of their operation is kept. */
export function createKnownPlans<P>(): KnownPlans<P> {
  const byOperation = new WeakMap<OperationDefinitionNode, Map<string, P>>();
  return {
    planFor(operation, variables, make) {
      const key = keyOf(variables);
      if (key === null) return make();
      const plans = byOperation.get(operation) ?? new Map<string, P>();
      const known = plans.get(key);
      if (known) return known;
      const plan = make();
      if (plans.size >= MOST_PLANS) plans.clear();
      byOperation.set(operation, plans.set(key, plan));
      return plan;
    },
  };
}

/** A text that differs for different variables; null if one of them is neither a text nor a number, a switch or null. */
function keyOf(variables: Readonly<Record<string, unknown>>): string | null {
  for (const value of Object.values(variables)) {
    if (typeof value === 'bigint' || (value !== null && typeof value === 'object')) return null;
    if (typeof value === 'string' && value.length > LONGEST_KEY) return null;
  }
  const key = JSON.stringify(variables);
  return key.length > LONGEST_KEY ? null : key;
}
