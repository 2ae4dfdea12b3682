import type { JsonObject } from '../kernel/json.js';
import type { SimRequest } from '../kernel/types.js';
import { fail, missing } from './errors.js';
import { fromText } from './money.js';
import type { Address } from './party-records.js';

const USERDATA_LIMIT = 1_024;

/** The JSON object of the request. **Throws** `HttpReply` 400 when there is none. */
export function bodyOf(request: SimRequest): JsonObject {
  return asObject(request.body) ?? refuse('The request body must be a JSON object.');
}

/** The value as an object, undefined for anything else. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** A required text. */
export function requiredText(body: JsonObject, name: string): string {
  const value = body[name];
  if (value === undefined || value === null || value === '') throw missing(name);
  if (typeof value !== 'string') throw fail(400, `Parameter '${name}' must be a string.`);
  return value;
}

/** A text or null; ASCII only when a limit is given. */
export function optionalText(body: JsonObject, name: string, max?: number): string | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw fail(400, `Parameter '${name}' must be a string.`);
  if (max !== undefined && value.length > max) {
    throw fail(400, `Parameter '${name}' must be at most ${max} characters long.`);
  }
  return value;
}

/** A text of printable ASCII characters. */
export function asciiOnly<T extends string | null>(name: string, value: T): T {
  if (value !== null && !/^[\x20-\x7e]*$/.test(value)) refuse(`Parameter '${name}' must be ASCII.`);
  return value;
}

/** One of the words. */
export function wordOf(body: JsonObject, name: string, words: readonly string[], fallback?: string): string {
  if (fallback !== undefined && (body[name] === undefined || body[name] === null)) return fallback;
  const value = requiredText(body, name);
  if (!words.includes(value)) throw fail(400, `Parameter '${name}' must be one of: ${words.join(', ')}.`);
  return value;
}

/** The amount in minor units, above zero. */
export function amountOf(body: JsonObject): bigint {
  if (body['amount'] === undefined || body['amount'] === null) throw missing('amount');
  const minor = fromText(body['amount']);
  if (minor === undefined) throw fail(400, "Parameter 'amount' must be a string with two decimals.");
  if (minor <= 0n) throw fail(400, "Parameter 'amount' must be greater than '0'.");
  return minor;
}

/** An object or null. */
export function optionalObject(body: JsonObject, name: string): JsonObject | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  return asObject(value) ?? refuse(`Parameter '${name}' must be an object.`);
}

/** The caller's own data: an object below 1 KB. **Source** contract 2. */
export function userdataOf(body: JsonObject): JsonObject | null {
  const userdata = optionalObject(body, 'userdata');
  if (userdata && Buffer.byteLength(JSON.stringify(userdata)) >= USERDATA_LIMIT) {
    throw fail(400, "Parameter 'userdata' must be smaller than 1 KB.");
  }
  return userdata;
}

/** A postal address or null. */
export function addressOf(body: JsonObject, name: string): Address | null {
  const given = optionalObject(body, name);
  if (!given) return null;
  const state = requiredText(given, 'state');
  if (!/^[A-Z]{2}$/.test(state)) throw fail(400, `Parameter '${name}.state' must be two letters.`);
  return {
    street_line_1: requiredText(given, 'street_line_1'),
    street_line_2: optionalText(given, 'street_line_2'),
    city: requiredText(given, 'city'),
    state,
    postal_code: requiredText(given, 'postal_code'),
    ...(typeof given['country'] === 'string' ? { country: given['country'] } : {}),
  };
}

/** Refuses a PATCH with other fields. */
export function onlyFields(body: JsonObject, allowed: readonly string[]): void {
  for (const name of Object.keys(body)) {
    if (!allowed.includes(name)) throw fail(400, `Parameter '${name}' can't be changed.`);
  }
}

/** Nine digits whose weighted sum is divisible by ten. */
export function isRoutingNumber(text: string): boolean {
  if (!/^[0-9]{9}$/.test(text)) return false;
  const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];
  return weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 10 === 0;
}

/** `2025551111` → `+1 202-555-1111`; other formats are unchanged. */
export function phoneOf(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return digits.length === 10 ? `+1 ${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}` : text;
}

function refuse(message: string): never {
  throw fail(400, message);
}
