import { GraphQLError } from 'graphql';

/** A request that asks for more than it may. `extras` are shown to the caller. */
export class LimitError extends GraphQLError {
  constructor(
    message: string,
    readonly code: 'COST_LIMIT_EXCEEDED' | 'RATE_LIMITED' | 'BAD_USER_INPUT',
    readonly extras: Readonly<Record<string, unknown>>,
    http: { readonly status: number; readonly headers?: Map<string, string> },
  ) {
    super(message, { extensions: { code, http } });
  }
}

/** Dearer than one request may be. Nothing was executed. */
export function costLimitExceeded(requested: number, limit: number): LimitError {
  const message = `required a cost of at most ${limit} points, arrived an operation of ${requested}`;
  return new LimitError(
    message,
    'COST_LIMIT_EXCEEDED',
    { requested, limit, retryable: false },
    { status: 400 },
  );
}

/** More than the caller may have in a minute. */
export function rateLimited(retryAfterMs: number): LimitError {
  const retryAfterSeconds = toRetryAfterSeconds(retryAfterMs);
  const headers = new Map([['retry-after', String(retryAfterSeconds)]]);
  const extras = { retryable: true, retryAfterSeconds };
  return new LimitError(RATE_LIMITED_MESSAGE, 'RATE_LIMITED', extras, { status: 429, headers });
}

export const RATE_LIMITED_MESSAGE = 'too much was asked for within a minute; try again after the time given';

/** In whole seconds, at least 1, never too early. */
export function toRetryAfterSeconds(retryAfterMs: number): number {
  return Math.max(1, Math.ceil(retryAfterMs / 1000));
}
