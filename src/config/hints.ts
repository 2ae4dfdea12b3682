import { kindOf } from './words.js';

/** The values that a hint is derived from. */
export interface Values {
  /** As in the file. */
  readonly written: unknown;
  /** With the values of variables. */
  readonly read: unknown;
  /** Path → the environment variable that overrides it. */
  readonly overrides: ReadonlyMap<string, string>;
}

/** The problem of a key, whatever its value is. */
const UNKNOWN_KEY = /: (?:unknown setting$|required (?:none of|a key among))/;

/** Adds to a problem why a value is probably not what its author meant: a missing quote, an empty variable, a secret file. */
export function withHint(problem: string, values: Values): string {
  const path = problem.slice(0, problem.indexOf(': '));
  const hint = hintFor(path, problem, values);
  return hint === null ? problem : `${problem}; ${hint}`;
}

function hintFor(path: string, problem: string, { written, read, overrides }: Values): string | null {
  if (UNKNOWN_KEY.test(problem)) return null;
  const override = overrides.get(path);
  if (override !== undefined) return `the environment variable ${override} sets it`;
  const value = valueAtPath(read, path);
  if (typeof value === 'function') {
    return '${file:PATH} is accepted for secrets only: write the value or ${NAME}';
  }
  if (isUnquoted(value) && wantsText(problem)) {
    return `put a text in quotes: without them, YAML reads ${kindOf(value)}`;
  }
  return value === '' ? emptyVariable(valueAtPath(written, path)) : null;
}

function isUnquoted(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** A setting that is a number or a switch is no text that lacks quotes. */
function wantsText(problem: string): boolean {
  return !/: required (?:a whole number|true|one of|a list|keys among|a group)/.test(problem);
}

function emptyVariable(text: unknown): string | null {
  const name = typeof text === 'string' ? /^\$\{(\w+)\}$/.exec(text)?.[1] : undefined;
  return name === undefined ? null : `the environment variable ${name} is empty`;
}

/** The value at a path such as `connectors[0].limits.timeoutMs`; undefined if there is none. */
export function valueAtPath(value: unknown, path: string): unknown {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
    value,
  );
}
