import { GraphQLError } from 'graphql';

/** A request that exceeds a limit. `extras` are returned to the caller. */
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

/** The cost exceeds the limit of one request. Nothing was executed. **Units** points. */
export function costLimitExceeded(requested: number, limit: number): LimitError {
  const message = `required a cost of at most ${limit} points, arrived ${requested}`;
  return new LimitError(
    message,
    'COST_LIMIT_EXCEEDED',
    { requested, limit, retryable: false },
    { status: 400 },
  );
}

/** The caller has too few points left in this minute. */
export function rateLimited(retryAfterMs: number): LimitError {
  const retryAfterSeconds = toRetryAfterSeconds(retryAfterMs);
  const headers = new Map([['retry-after', String(retryAfterSeconds)]]);
  const extras = { retryable: true, retryAfterSeconds };
  return new LimitError(RATE_LIMITED_MESSAGE, 'RATE_LIMITED', extras, { status: 429, headers });
}

export const RATE_LIMITED_MESSAGE = 'rate limit exceeded; retry after retryAfterSeconds';

/** Rounds up, at least 1. **Units** seconds. */
export function toRetryAfterSeconds(retryAfterMs: number): number {
  return Math.max(1, Math.ceil(retryAfterMs / 1000));
}
