import { type Refusal, UpstreamError } from '../../domain/errors.js';
import type { ErrorDecoder } from '../http/upstream.js';

const MAX_REFUSALS = 20;
const MAX_TEXT = 500;

/**
 * An error body → the refusal as a whole, then one for every detail.
 *
 * **Source** errors: `error_code`, `error_message`, `details[]` with `target`, `message`, `reason_code`.
 */
export const decodeError: ErrorDecoder = (_status, body) => {
  const { error_code, error_message, details } = toObject(body);
  const whole: Refusal = { code: toText(error_code), field: null, message: toText(error_message) };
  const parts = Array.isArray(details) ? details.slice(0, MAX_REFUSALS).map(toRefusal) : [];
  return [whole, ...parts].filter(({ code, field, message }) => code ?? field ?? message);
};

/** What a read gives, or null when the provider does not know the object or finds its id malformed. */
export function orUnknown<T>(reading: Promise<T>): Promise<T | null> {
  return orNullWhen(reading, (error) => error.code === 'REJECTED' && refuses(error, 'INVALID_PATH'));
}

/**
 * What a read gives, or null when the business has no such thing, or is in a state in which the provider refuses to show it. The
 * code of that refusal is not documented; bad parameters, which are our own mistake, are told apart.
 */
export function orNone<T>(reading: Promise<T>): Promise<T | null> {
  return orNullWhen(reading, (error) => error.code === 'REJECTED' && !refuses(error, 'INVALID_PARAMS'));
}

async function orNullWhen<T>(
  reading: Promise<T>,
  isAbsent: (error: UpstreamError) => boolean,
): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UpstreamError && (error.code === 'NOT_FOUND' || isAbsent(error))) return null;
    throw error;
  }
}

/** Whether the refusal carries this code. */
export function refuses(error: UpstreamError, code: string): boolean {
  return error.refusals.some((refusal) => refusal.code?.toUpperCase() === code);
}

function toRefusal(detail: unknown): Refusal {
  const { reason_code, target, message } = toObject(detail);
  return { code: toText(reason_code), field: toText(target), message: toText(message) };
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT) : null;
}
