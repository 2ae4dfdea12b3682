import { type UpstreamCode, UpstreamError } from '../../domain/errors.js';

/** Clear words of a provider on what was read before a write: it refuses the write by them. */
const REFUSALS: ReadonlySet<UpstreamCode> = new Set<UpstreamCode>(['NOT_FOUND', 'FORBIDDEN']);

/** The same error, saying that the outcome of a write is not known. */
export function leftOpen(error: UpstreamError): UpstreamError {
  return rewritten(error, { code: 'UNAVAILABLE', sent: 'yes' });
}

/** What stood in the way of a read before a write: nothing was written. */
export function beforeWriting(error: unknown): unknown {
  if (!(error instanceof UpstreamError) || REFUSALS.has(error.code)) return error;
  return rewritten(error, { code: error.code, sent: 'no' });
}

function rewritten(error: UpstreamError, as: Pick<UpstreamError, 'code' | 'sent'>): UpstreamError {
  const { connector, status, retryAfterMs, refusals } = error;
  return new UpstreamError({
    ...{ connector, refusals, cause: error },
    ...as,
    ...(status !== null && { status }),
    ...(retryAfterMs !== null && { retryAfterMs }),
  });
}
