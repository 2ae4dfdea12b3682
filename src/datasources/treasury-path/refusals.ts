import type { Refusal } from '../../domain/errors.js';
import type { ErrorDecoder } from '../http/upstream.js';

const MAX_REFUSALS = 20;
const MAX_TEXT = 500;

/**
 * An error body → one refusal for every text in it. TreasuryPath gives no codes.
 *
 * **Source** errors: `errors[]` with `field`, `message`; in GraphQL `field`, `messages[]`.
 */
export const decodeError: ErrorDecoder = (_status, body) => {
  const { errors } = toObject(body);
  const entries = Array.isArray(errors) ? errors.slice(0, MAX_REFUSALS) : [];
  return entries.flatMap(toRefusals).slice(0, MAX_REFUSALS);
};

function toRefusals(entry: unknown): readonly Refusal[] {
  const { field, message, messages } = toObject(entry);
  const texts = Array.isArray(messages) ? messages.slice(0, MAX_REFUSALS) : [message];
  return texts
    .map((text): Refusal => ({ code: null, field: toText(field), message: toText(text) }))
    .filter((refusal) => refusal.field ?? refusal.message);
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT) : null;
}
