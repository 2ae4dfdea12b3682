import { badInput, isObject, oneOf, requireObject } from './json.js';

/** One step of a JSON Patch. **Source** RFC 6902, of which add, replace and remove. */
export interface PatchStep {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

type Container = Record<string, unknown> | unknown[];

/** The steps in a control body. **Throws** `HttpReply` 400. */
export function toPatch(value: unknown, where: string): readonly PatchStep[] {
  if (!Array.isArray(value)) throw badInput('a list of patch steps', value, where);
  return value.map((step, index) => toStep(step, `${where}[${index}]`));
}

function toStep(value: unknown, where: string): PatchStep {
  const step = requireObject(value, where);
  const op = oneOf(step['op'], ['add', 'replace', 'remove'], `${where}.op`);
  const path = step['path'];
  if (typeof path !== 'string' || !/^(\/|$)/.test(path)) {
    throw badInput('a JSON pointer, empty or starting with /', path, `${where}.path`);
  }
  if (op !== 'remove' && !('value' in step)) throw badInput('present', undefined, `${where}.value`);
  return { op, path, value: step['value'] };
}

/** A copy of the document with the steps applied in order. **Throws** `RangeError` for a path that does not exist. */
export function applyPatch(document: unknown, steps: readonly PatchStep[]): unknown {
  const root = { '': structuredClone(document) };
  for (const step of steps) applyStep(root, step);
  return root[''];
}

function applyStep(root: Record<string, unknown>, step: PatchStep): void {
  const segments = step.path.split('/').map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = segments.pop() ?? '';
  let target: Container = root;
  for (const segment of segments) {
    const next: unknown = valueAt(target, segment);
    if (!isObject(next) && !Array.isArray(next)) throw missing(step);
    target = next as Container;
  }
  const value = structuredClone(step.value);
  if (Array.isArray(target)) changeList(target, { step, key: last, value });
  else changeObject(target, { step, key: last, value });
}

interface Change {
  readonly step: PatchStep;
  readonly key: string;
  readonly value: unknown;
}

function changeList(list: unknown[], { step, key, value }: Change): void {
  const isAdding = step.op === 'add';
  const index = isAdding && key === '-' ? list.length : Number(key);
  const end = isAdding ? list.length : list.length - 1;
  if (!/^(\d+|-)$/.test(key) || !(index <= end)) throw missing(step);
  if (isAdding) list.splice(index, 0, value);
  else if (step.op === 'replace') list[index] = value;
  else list.splice(index, 1);
}

function changeObject(target: Record<string, unknown>, { step, key, value }: Change): void {
  if (step.op !== 'add' && !Object.hasOwn(target, key)) throw missing(step);
  if (step.op === 'remove') delete target[key];
  else target[key] = value;
}

function valueAt(container: Container, segment: string): unknown {
  if (Array.isArray(container)) return container[Number(segment)];
  return Object.hasOwn(container, segment) ? container[segment] : undefined;
}

function missing(step: PatchStep): RangeError {
  return new RangeError(`cannot ${step.op} '${step.path}': the answer has no such place`);
}
