/** An error as the log shows it. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

const DEEPEST_CAUSE = 4;

/**
 * An error → name, message, code, stack and causes. Its other fields stay out of the log: what libraries attach to their errors
 * (requests, headers, bodies) is not ours to publish. Anything but an error is described by its type alone.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something other than an error was thrown' };
  const { name: type, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type,
    message,
    ...(code === undefined ? {} : { code }),
    ...(stack === undefined || depth > 0 ? {} : { stack }),
    ...(error.cause === undefined || depth === DEEPEST_CAUSE
      ? {}
      : { cause: describeError(error.cause, depth + 1) }),
  };
}
