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

/** What a read of one object gives, or null when the provider does not know it or finds its id malformed (404, 400). */
export function orUnknown<T>(reading: Promise<T>): Promise<T | null> {
  return orNullWhen(reading, [404, 400]);
}

/** What a read of something that may not be enabled for us gives, or null when it is not (403, 404). */
export function orNotEnabled<T>(reading: Promise<T>): Promise<T | null> {
  return orNullWhen(reading, [403, 404]);
}

type Absence = 400 | 403 | 404;

const CODES: Readonly<Record<Absence, UpstreamError['code']>> = {
  400: 'REJECTED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
};

async function orNullWhen<T>(reading: Promise<T>, absences: readonly Absence[]): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && absences.some((absence) => isAbsence(error, absence))) return null;
    throw error;
  }
}

/** REJECTED is every refusal without a code of its own; only a 400 speaks of the id. */
function isAbsence({ code, status }: UpstreamError, absence: Absence): boolean {
  return code === CODES[absence] && (absence !== 400 || status === 400);
}
