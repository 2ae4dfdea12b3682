import { type Refusal, UpstreamError } from '../../domain/errors.js';
import type { ErrorDecoder } from '../http/upstream.js';

const MAX_REFUSALS = 20;
const MAX_TEXT = 500;

/**
 * An error body → a refusal for every complaint in it.
 *
 * **Source** response envelope and errors: `message` is a list of texts or one text, beside `statusCode` or `status`; or there are
 * `errors[]` with `code`, `title`, `detail`. A message may carry Treasury Prime's `{"error": text}`, as an object or as its JSON.
 */
export const decodeError: ErrorDecoder = (_status, body) => {
  const { message, errors, error } = toObject(body);
  const passedOn = toList(errors).map(toRefusal);
  const texts = toList(message ?? (passedOn.length === 0 ? error : undefined)).map(toText);
  const own = texts.map((text): Refusal => ({ code: null, field: null, message: text }));
  return [...own, ...passedOn].filter((refusal) => refusal.code ?? refusal.message).slice(0, MAX_REFUSALS);
};

/**
 * What a read of one object gives, or null when the provider does not know it or finds its id malformed (404, 400).
 * A 403 says that the user is not enrolled yet: that is no absence. **Source** traps: 9.
 */
export async function orUnknown<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && isAbsence(error)) return null;
    throw error;
  }
}

/** REJECTED is every refusal without a code of its own; only a 400 speaks of the id. */
function isAbsence({ code, status }: UpstreamError): boolean {
  return code === 'NOT_FOUND' || (code === 'REJECTED' && status === 400);
}

/** An error of the banking provider, passed through. */
function toRefusal(passedOn: unknown): Refusal {
  const { code, title, detail } = toObject(passedOn);
  const word = typeof code === 'number' ? String(code) : code;
  return { code: toText(word), field: null, message: toText(detail) ?? toText(title) };
}

function toText(value: unknown): string | null {
  const text = unwrapped(value);
  return typeof text === 'string' && text !== '' ? text.slice(0, MAX_TEXT) : null;
}

/** The text in `{"error": text}`; anything else as it is. */
function unwrapped(value: unknown): unknown {
  if (typeof value === 'object') return toObject(value).error;
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return toObject(JSON.parse(value)).error ?? value;
  } catch {
    return value;
  }
}

function toList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, MAX_REFUSALS) : [value];
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
