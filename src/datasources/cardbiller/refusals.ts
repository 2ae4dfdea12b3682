import { type Refusal, UpstreamError } from '../../domain/errors.js';
import type { ErrorDecoder } from '../http/upstream.js';

const MAX_REFUSALS = 20;
const MAX_TEXT = 500;

/** An error body → its complaints. **Source** errors: one text with a code, maybe several fields (assumed): the status alone decides. */
export const decodeError: ErrorDecoder = (_status, body) => {
  const { code, message, errors } = toObject(body);
  const fields = Array.isArray(errors) ? errors.slice(0, MAX_REFUSALS) : [];
  const refusals: Refusal[] = [
    { code: toText(code), field: null, message: toText(message) },
    ...fields.map(toObject).map((each) => ({
      code: toText(code),
      field: toText(each.field),
      message: toText(each.message),
    })),
  ];
  return refusals.filter((refusal) => refusal.message !== null || (!refusal.field && refusal.code !== null));
};

/** What a read gives, or null where its subject is in no state for it (409). **Source** errors: a ledger that is not active (assumed). */
export async function orConflict<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 409) return null;
    throw error;
  }
}

/** A clear no: not an outage, nor an answer that cannot be read. */
export function isRefusal(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && REFUSALS.has(error.code);
}

const REFUSALS: ReadonlySet<UpstreamError['code']> = new Set(['FORBIDDEN', 'NOT_FOUND', 'REJECTED']);

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT) : null;
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
