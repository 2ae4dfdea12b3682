import type { Credentials } from '../../auth/index.js';
import { CallerTokenMissing, sendableHeaders, UnsendableCredential } from '../../auth/index.js';
import type { ConnectorRef } from '../../domain/capabilities.js';
import { type UpstreamCode, UpstreamError } from '../../domain/errors.js';
import type { Step } from './chain.js';
import { withSigned } from './draft.js';
import type { HealthRecord } from './health.js';
import type { Outgoing } from './outgoing.js';
import { leftUnsent, waitFor } from './turn.js';

export interface AuthoriseOptions {
  readonly connector: ConnectorRef;
  readonly credentials: Credentials;
  /** Records every failure to obtain credentials that the provider accepts. */
  readonly health: Pick<HealthRecord, 'failed'>;
}

/**
 * Adds the credentials. A 401 means that nothing was done: the request is sent once more if the credentials could be renewed. **Throws**
 * an `UpstreamError`, nothing sent, when no credentials are available.
 */
export function authorise(options: AuthoriseOptions): Step {
  const { credentials } = options;
  return async function authorise(request, next) {
    const { signal } = request.deadline;
    const sign = () => inTime(options, signal, signFor(options, request));
    const signed = await sign();
    try {
      return await next(withCredentials(request, signed));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (!(await inTime(options, signal, credentials.refused(signed)))) {
        blame(options, error);
        throw credentials.isCallers ? callersRefusal(options, error) : error;
      }
    }
    return next(withCredentials(request, await sign())).catch((error) => {
      if (isRefusal(error)) blame(options, error);
      throw error;
    });
  };
}

/** Headers that could not be sent never reach the connection, which an attempt to send them would block. */
async function signFor({ credentials }: AuthoriseOptions, { draft }: Outgoing) {
  return sendableHeaders(await credentials.sign(draft.callerHeaders));
}

async function inTime<T>(options: AuthoriseOptions, signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { connector } = options;
  try {
    return await waitFor(work, signal, () => leftUnsent(connector));
  } catch (error) {
    const failure = toSigningError(options, error);
    if (!signal.aborted) blame(options, failure);
    throw failure;
  }
}

function withCredentials(request: Outgoing, signed: Readonly<Record<string, string>>): Outgoing {
  const { draft } = request;
  return { ...request, draft: { ...draft, request: withSigned(draft, signed) } };
}

function callersRefusal({ connector }: AuthoriseOptions, cause: UpstreamError): UpstreamError {
  const says = "did not accept the caller's own token";
  return new UpstreamError({ connector, code: 'UNAUTHORIZED', status: 401, sent: 'yes', says, cause });
}

/** Credentials that callers send say nothing about the health of the connector. */
function blame({ credentials, health }: AuthoriseOptions, error: UpstreamError): void {
  if (!credentials.isCallers) health.failed(error);
}

function isRefusal(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.status === 401;
}

const OURS: ReadonlySet<UpstreamCode> = new Set<UpstreamCode>(['NOT_FOUND', 'REJECTED', 'FORBIDDEN']);

/**
 * Credentials may be fetched from the provider. Answers to that fetch must not be taken for answers to the request, which was not sent or
 * not executed.
 */
function toSigningError({ connector, credentials }: AuthoriseOptions, error: unknown): UpstreamError {
  const from = error instanceof UpstreamError ? error : null;
  const code = from === null || OURS.has(from.code) ? 'UNAUTHORIZED' : from.code;
  const retryAfterMs = from?.retryAfterMs ?? null;
  return new UpstreamError({
    connector,
    code,
    sent: 'no',
    cause: error,
    ...(error instanceof CallerTokenMissing && { says: error.message }),
    ...(error instanceof UnsendableCredential &&
      credentials.isCallers && { says: `cannot use the caller's own token, ${error.message}` }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}
