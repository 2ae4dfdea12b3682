import { type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import type { ObjectPlan } from '../../../../src/server/limits/cost-plan.js';
import { createKnownPlans } from '../../../../src/server/limits/known-plans.js';

const operationOf = (text: string) => parse(text).definitions[0] as OperationDefinitionNode;
const operation = operationOf('query ($first: Int) { accounts(first: $first) { nodes { id } } }');

/** Makes plans that can be told apart, and counts them. */
const planner = () => {
  let made = 0;
  return vi.fn((): ObjectPlan => ({ fixed: (made += 1), children: [], keys: [] }));
};

describe('known plans', () => {
  it('make a plan once for each operation and its variables', () => {
    const known = createKnownPlans<ObjectPlan>();
    const make = planner();
    const other = operationOf('query ($first: Int) { cards(first: $first) { nodes { id } } }');

    const plans = [
      known.planFor(operation, { first: 10 }, make),
      known.planFor(operation, { first: 10 }, make),
      known.planFor(operation, { first: 20 }, make),
      known.planFor(operation, { first: null }, make),
      known.planFor(operation, {}, make),
      known.planFor(other, { first: 10 }, make),
    ];

    expect(plans.map(({ fixed }) => fixed)).toEqual([1, 1, 2, 3, 4, 5]);
  });

  it('are not kept for lists, objects and long texts', () => {
    const known = createKnownPlans<ObjectPlan>();
    const make = planner();

    for (const value of [['a'], { search: 'a' }, 'a'.repeat(300)]) {
      known.planFor(operation, { value }, make);
      known.planFor(operation, { value }, make);
    }

    expect(make).toHaveBeenCalledTimes(6);
  });

  it('are few for one operation', () => {
    const known = createKnownPlans<ObjectPlan>();
    const make = planner();

    for (let first = 1; first <= 100; first++) known.planFor(operation, { first }, make);
    known.planFor(operation, { first: 1 }, make);

    expect(make).toHaveBeenCalledTimes(101);
  });
});
