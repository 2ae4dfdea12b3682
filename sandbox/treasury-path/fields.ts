import { isObject } from '../kernel/json.js';
import type { SimRequest } from '../kernel/types.js';
import { fail, failAll } from './errors.js';
import type { Json } from './state.js';

/** The JSON object of the request. **Throws** `HttpReply` 400 when there is none. */
export function bodyOf(request: SimRequest): Json {
  if (isObject(request.body)) return request.body;
  throw fail(400, 'base', 'The request body must be a JSON object');
}

/** The object that the body wraps: `{"quote": {…}}`. **Throws** `HttpReply` 400. **Source** contract 3. */
export function wrapped(request: SimRequest, name: string): Json {
  const inner = bodyOf(request)[name];
  if (isObject(inner)) return inner;
  throw fail(400, name, `${name} is required`);
}

/** A text that is not blank. **Throws** `HttpReply` 400. */
export function requiredText(body: Json, field: string): string {
  const value = body[field];
  if (value === undefined || value === null || value === '') throw fail(400, field, `${field} is required`);
  if (typeof value !== 'string') throw fail(400, field, `${field} must be a string`);
  if (value.trim() === '') throw fail(400, field, `${field} is required`);
  return value;
}

/** Refuses all absent or blank texts together. **Throws** `HttpReply` 400 with one entry each. */
export function requireTexts(body: Json, names: readonly string[]): void {
  const absent = names.filter((name) => isBlank(body[name]));
  if (absent.length === 0) return;
  throw failAll(
    400,
    absent.map((field) => ({ field, message: `${field} is required` })),
  );
}

/** A text or null. **Throws** `HttpReply` 400 for anything else. */
export function optionalText(body: Json, field: string): string | null {
  const value = body[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw fail(400, field, `${field} must be a string`);
  return value;
}

/** True or false, or the fallback when absent. **Throws** `HttpReply` 400. */
export function booleanOf(body: Json, field: string, fallback: boolean): boolean {
  const value = body[field] ?? fallback;
  if (typeof value !== 'boolean') throw fail(400, field, `${field} must be a boolean`);
  return value;
}

/** One of the words. **Throws** `HttpReply` 400. */
export function wordOf<T extends string>(value: unknown, field: string, words: readonly T[]): T {
  const found = words.find((candidate) => candidate === value);
  if (found === undefined) throw fail(400, field, `${field} must be one of ${words.join(', ')}`);
  return found;
}

/** A country code in upper case. **Throws** `HttpReply` 422. */
export function countryOf(value: unknown, field: string): string {
  if (typeof value === 'string' && /^[A-Z]{2}$/.test(value)) return value;
  throw fail(422, field, 'is not a valid ISO 3166-1 alpha-2 code');
}

/** A currency code. **Throws** `HttpReply` 422. */
export function currencyOf(value: unknown, field: string): string {
  if (typeof value === 'string' && /^[A-Z]{3}$/.test(value)) return value;
  throw fail(422, field, 'is not a valid ISO 4217 code');
}

/** Whether the value is absent, null, empty or only spaces. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
