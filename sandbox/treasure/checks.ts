import { isObject } from '../kernel/json.js';
import type { SimRequest } from '../kernel/types.js';
import { type Detail, failure, type ReasonCode } from './errors.js';
import { toMinor } from './money.js';
import type { Json } from './state.js';

/** Checks a value and records its problems. */
export type Check = (value: unknown, at: string, issues: Issues) => void;

export interface Field {
  readonly check: Check;
  readonly isRequired: boolean;
}

const USER_DATA_LIMIT_BYTES = 16 * 1024;

/** The problems of a body, by field. */
export class Issues {
  readonly details: Detail[] = [];

  add(target: string, message: string, reason: ReasonCode = 'PARAM_IS_INVALID'): void {
    this.details.push({ target_type: 'HTTP_REQUEST_BODY', target, message, reason_code: reason });
  }
}

/** The valid body. **Throws** `HttpReply` 400 `INVALID_PARAMS` with every problem. */
export function checkedBody(request: SimRequest, check: Check): Json {
  const issues = new Issues();
  if (request.body === undefined && request.rawBody.length > 0) issues.add('body', 'must be JSON');
  else check(request.body ?? {}, '', issues);
  if (issues.details.length > 0) throw failure('INVALID_PARAMS', { details: issues.details });
  return (request.body ?? {}) as Json;
}

export const required = (check: Check): Field => ({ check, isRequired: true });
export const optional = (check: Check): Field => ({ check, isRequired: false });

/** An object with these fields and no others. */
export function object(fields: Readonly<Record<string, Field>>): Check {
  return (value, at, issues) => {
    if (!isObject(value)) {
      issues.add(at || 'body', 'must be an object');
      return;
    }
    const pathOf = (name: string): string => (at === '' ? name : `${at}.${name}`);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name)) issues.add(pathOf(name), 'is not expected', 'PARAM_IS_UNEXPECTED');
    }
    for (const [name, field] of Object.entries(fields)) {
      if (value[name] !== undefined) field.check(value[name], pathOf(name), issues);
      else if (field.isRequired) issues.add(pathOf(name), 'is required', 'PARAM_IS_MISSING');
    }
  };
}

/** A list of `min` to `max` valid values. */
export function list(
  check: Check,
  { min = 0, max = 100 }: { readonly min?: number; readonly max?: number } = {},
): Check {
  return (value, at, issues) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      issues.add(at, `must be a list of ${min} to ${max}`);
      return;
    }
    for (const [index, item] of value.entries()) check(item, `${at}[${index}]`, issues);
  };
}

/** A value that satisfies the predicate. */
export function like(message: string, fits: (value: unknown) => boolean): Check {
  return (value, at, issues) => {
    if (!fits(value)) issues.add(at, message);
  };
}

/** A text that matches the pattern; default: a non-empty text. */
export function text(pattern: RegExp = /\S/, message = 'must be a non-empty string'): Check {
  return like(message, (value) => typeof value === 'string' && value.length <= 1_000 && pattern.test(value));
}

export const flag: Check = like('must be a boolean', (value) => typeof value === 'boolean');

export function wordOf(...words: string[]): Check {
  return like(`must be one of ${words.join(', ')}`, (value) => words.includes(value as string));
}

export function numberBetween(min: number, max: number, isWhole = false): Check {
  return like(
    `must be a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}`,
    (value) =>
      typeof value === 'number' && value >= min && value <= max && (!isWhole || Number.isInteger(value)),
  );
}

export function nullOr(check: Check): Check {
  return (value, at, issues) => {
    if (value !== null) check(value, at, issues);
  };
}

/** A money object in dollars, optionally above zero. */
export function money(options: { readonly isAboveZero: boolean }): Check {
  const amount: Check = (value, at, issues) => {
    const minor = toMinor(value);
    if (minor === undefined) issues.add(at, 'must be a decimal string with at most two decimals');
    else if (options.isAboveZero && minor <= 0n) issues.add(at, 'must be greater than zero');
  };
  return object({ currency: required(wordOf('USD')), amount: required(amount) });
}

/** The caller's own object, of at most 16 KiB; null clears it. */
export const userData: Check = nullOr((value, at, issues) => {
  if (!isObject(value)) issues.add(at, 'must be an object');
  else if (Buffer.byteLength(JSON.stringify(value)) > USER_DATA_LIMIT_BYTES)
    issues.add(at, 'must be at most 16 KiB');
});
