import type { ChildPlan, ObjectPlan } from './cost-plan.js';
import { POINT } from './weights.js';

/** The cost of a plan with the maximum length of every list, at least 1. **Units** whole points. */
export function requestedCost(plan: ObjectPlan): number {
  return toPoints(ofPlan(plan));
}

/**
 * The cost of a response: the same weights for the objects that it contains, at least 1. `isBroken`: the response has errors.
 * Work may have been done for its nulls, so they count like objects. **Units** whole points.
 */
export function actualCost(plan: ObjectPlan, data: unknown, isBroken: boolean): number {
  return toPoints(isObject(data) ? ofObject(plan, data, isBroken) : isBroken ? ofPlan(plan) : 0);
}

function toPoints(hundredths: number): number {
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(1, Math.ceil(hundredths / POINT)));
}

function ofPlan({ fixed, children }: ObjectPlan): number {
  return children.reduce((sum, child) => sum + ofChild(child), fixed);
}

function ofChild({ length, plans }: ChildPlan): number {
  return length * Math.max(0, ...plans.map(ofPlan));
}

function ofObject(plan: ObjectPlan, object: Record<string, unknown>, isBroken: boolean): number {
  let sum = plan.fixed;
  for (const child of plan.children) sum += ofValue(child, object[child.key], isBroken);
  return sum;
}

function ofValue(child: ChildPlan, value: unknown, isBroken: boolean): number {
  if (Array.isArray(value)) return ofList(child, value, isBroken);
  if (isObject(value)) return ofOne(child, value, isBroken);
  return isBroken ? ofChild(child) : 0;
}

function ofList(child: ChildPlan, list: readonly unknown[], isBroken: boolean): number {
  const [plan, ...others] = child.plans;
  if (plan && others.length === 0 && plan.children.length === 0) return list.length * plan.fixed;
  let sum = 0;
  for (const each of list) if (isObject(each)) sum += ofOne(child, each, isBroken);
  return sum;
}

/** The response does not contain the type of an object, so the most expensive type with exactly its keys counts. */
function ofOne({ plans }: ChildPlan, object: Record<string, unknown>, isBroken: boolean): number {
  const [only, ...others] = plans;
  if (only && others.length === 0) return ofObject(only, object, isBroken);
  const count = Object.keys(object).length;
  const fitting = plans.filter(({ keys }) => keys.length === count && keys.every((key) => key in object));
  return Math.max(0, ...fitting.map((plan) => ofObject(plan, object, isBroken)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
