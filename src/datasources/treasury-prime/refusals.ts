import { UpstreamError } from '../../domain/errors.js';
import type { ErrorDecoder } from '../http/upstream.js';

const MAX_TEXT = 500;

/** An error body → its one text. **Source** errors: `{"error": text}`, which need not even be valid JSON; there is no code. */
export const decodeError: ErrorDecoder = (_status, body) => {
  const text = typeof body === 'object' && body !== null ? (body as { error?: unknown }).error : null;
  return typeof text === 'string' && text !== ''
    ? [{ code: null, field: null, message: text.slice(0, MAX_TEXT) }]
    : [];
};

/** What a read of one object gives, or null when the provider does not know it or finds its id malformed (400). */
export async function orUnknown<T>(reading: Promise<T>): Promise<T | null> {
  return orNullWhen(reading, ['NOT_FOUND', 'REJECTED']);
}

/** What a read of something that may not be enabled for us gives, or null when it is not (403, 404). */
export function orNotEnabled<T>(reading: Promise<T>): Promise<T | null> {
  return orNullWhen(reading, ['NOT_FOUND', 'FORBIDDEN']);
}

async function orNullWhen<T>(
  reading: Promise<T>,
  codes: readonly UpstreamError['code'][],
): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && codes.includes(error.code)) return null;
    throw error;
  }
}
