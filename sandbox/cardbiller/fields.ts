import { isObject, type JsonObject } from '../kernel/json.js';
import type { SimRequest } from '../kernel/types.js';
import { fail, invalid } from './errors.js';
import { memberText, toMinor } from './money.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LABEL_LIMIT = 100;
const DESCRIPTION_LIMIT = 255;

/** The JSON object of the request. **Throws** `HttpReply` 400 when there is none. */
export function bodyOf(request: SimRequest): JsonObject {
  if (isObject(request.body)) return request.body;
  throw fail('VALIDATION_ERROR', 'The request body must be a JSON object.');
}

/** A uuid in lowercase. **Throws** `HttpReply` 400 for another format. */
export function uuidOf(value: unknown, field: string): string {
  if (value === undefined || value === null) throw invalid(field, 'is required');
  if (typeof value !== 'string' || !UUID.test(value)) throw invalid(field, 'must be a UUID');
  return value.toLowerCase();
}

/** The amount of a request, read exactly from its text. **Units** minor units, above zero. */
export function amountOf(request: SimRequest): bigint {
  const { amount } = bodyOf(request);
  if (amount === undefined || amount === null) throw invalid('amount', 'is required');
  if (typeof amount !== 'number') throw invalid('amount', 'must be a number');
  return positive(memberText(request.rawBody.toString('utf8'), 'amount') ?? '');
}

/** Decimal text above zero with at most two decimals. **Units** minor. **Throws** `HttpReply` 400. */
export function positive(text: string): bigint {
  const minor = toMinor(text);
  if (minor === undefined) throw invalid('amount', 'must have at most two decimals');
  if (minor <= 0n) throw invalid('amount', 'must be greater than 0');
  return minor;
}

/** The card's friendly name, trimmed, or null. **Source** contract 4.2. */
export function labelOf(body: JsonObject): string | null {
  const label = optionalText(body, 'label');
  if (label === null) return null;
  const trimmed = label.trim();
  if (trimmed.length >= 1 && trimmed.length <= LABEL_LIMIT) return trimmed;
  throw invalid('label', `must have 1 to ${LABEL_LIMIT} characters`);
}

/** The reference for reconciliation, or null. **Source** contract 4.4. */
export function descriptionOf(body: JsonObject): string | null {
  const description = optionalText(body, 'description');
  if (description === null || description.length <= DESCRIPTION_LIMIT) return description;
  throw invalid('description', `must have at most ${DESCRIPTION_LIMIT} characters`);
}

/** True or false; a text is refused. */
export function booleanOf(body: JsonObject, field: string): boolean {
  const value = body[field];
  if (value === undefined || value === null) throw invalid(field, 'is required');
  if (typeof value !== 'boolean') throw invalid(field, 'must be a boolean');
  return value;
}

/** One of the words. **Throws** `HttpReply` 400. */
export function wordOf<T extends string>(value: unknown, field: string, words: readonly T[]): T {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw invalid(field, `must be one of ${words.join(', ')}`);
  return word;
}

function optionalText(body: JsonObject, field: string): string | null {
  const value = body[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw invalid(field, 'must be a string');
  return value;
}
