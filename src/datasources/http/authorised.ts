import { CallerTokenMissing } from '../../auth/credentials/caller-header.js';
import type { CallerHeaders, Credentials } from '../../auth/credentials/credentials.js';
import type { ConnectorRef } from '../../domain/capabilities.js';
import { type UpstreamCode, UpstreamError } from '../../domain/errors.js';
import type { HealthRecord } from './health.js';
import { waitFor } from './turn.js';

type Headers = Readonly<Record<string, string>>;

export interface Authorisation {
  readonly connector: ConnectorRef;
  readonly credentials: Credentials;
  /** Those of the caller whose request it is. */
  readonly callerHeaders: CallerHeaders | undefined;
  readonly signal: AbortSignal;
  /** Told of every failure to get accepted. */
  readonly health: Pick<HealthRecord, 'failed'>;
}

/**
 * Sends with signed headers. After a 401, which says that nothing was done, it sends once more if the credentials could be
 * renewed. **Throws** what `send` throws; an `UpstreamError`, nothing sent, when there are no credentials to be had.
 */
export async function sendAuthorised<T>(
  authorisation: Authorisation,
  send: (signed: Headers) => Promise<T>,
): Promise<T> {
  const { credentials, callerHeaders } = authorisation;
  const signed = await inTime(authorisation, credentials.sign(callerHeaders));
  try {
    return await send(signed);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (!(await inTime(authorisation, credentials.refused(signed)))) {
      blame(authorisation, error);
      throw credentials.isCallers ? callersRefusal(authorisation, error) : error;
    }
  }
  const renewed = await inTime(authorisation, credentials.sign(callerHeaders));
  return send(renewed).catch((error) => {
    if (isRefusal(error)) blame(authorisation, error);
    throw error;
  });
}

async function inTime<T>(authorisation: Authorisation, work: Promise<T>): Promise<T> {
  const { connector, signal } = authorisation;
  const left = () => new UpstreamError({ connector, code: 'TIMEOUT', sent: 'no' });
  try {
    return await waitFor(work, signal, left);
  } catch (error) {
    const failure = toSigningError(connector, error);
    if (!signal.aborted) blame(authorisation, failure);
    throw failure;
  }
}

function callersRefusal({ connector }: Authorisation, cause: UpstreamError): UpstreamError {
  const says = "did not accept the caller's own token";
  return new UpstreamError({ connector, code: 'UNAUTHORIZED', status: 401, sent: 'yes', says, cause });
}

/** Credentials that callers bring along say nothing about the connector. */
function blame({ credentials, health }: Authorisation, error: UpstreamError): void {
  if (!credentials.isCallers) health.failed(error);
}

function isRefusal(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.status === 401;
}

const OURS: ReadonlySet<UpstreamCode> = new Set<UpstreamCode>(['NOT_FOUND', 'REJECTED', 'FORBIDDEN']);

/**
 * Credentials may be fetched from the provider: its answers to that must not pass for answers to the request, which was
 * not sent, or not executed.
 */
function toSigningError(connector: ConnectorRef, error: unknown): UpstreamError {
  const from = error instanceof UpstreamError ? error : null;
  const code = from === null || OURS.has(from.code) ? 'UNAUTHORIZED' : from.code;
  const retryAfterMs = from?.retryAfterMs ?? null;
  return new UpstreamError({
    connector,
    code,
    sent: 'no',
    cause: error,
    ...(error instanceof CallerTokenMissing && { says: error.message }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}
