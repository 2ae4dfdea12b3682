/** An error in the log. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

const DEEPEST_CAUSE = 4;

/**
 * An error → name, message, code, stack and causes. Other fields are left out, because libraries attach requests, headers and bodies to
 * their errors. A value that is not an error is described by its type only.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'the thrown value is not an error' };
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
