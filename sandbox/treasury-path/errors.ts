import { HttpReply } from '../kernel/types.js';

/** One entry of a refusal. **Source** contract 11. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A refusal that concerns one field; `base` concerns none. */
export function fail(status: number, field: string, message: string): HttpReply {
  return failAll(status, [{ field, message }]);
}

/** A refusal with several entries. */
export function failAll(
  status: number,
  errors: readonly FieldError[],
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return new HttpReply({ status, body: { errors }, headers });
}

/** 404 for an object that does not exist or is not visible. */
export function missing(field: string, what: string): HttpReply {
  return fail(404, field, `${what} not found`);
}

/** 429, with `Retry-After` unless it is null. **Units** seconds. **Source** contract 11. */
export function rateLimited(retryAfter: number | null): HttpReply {
  const headers = retryAfter === null ? {} : { 'Retry-After': String(retryAfter) };
  return failAll(429, [{ field: 'base', message: 'Rate limit exceeded' }], headers);
}
