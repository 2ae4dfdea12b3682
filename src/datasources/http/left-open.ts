import { type UpstreamCode, UpstreamError } from '../../domain/errors.js';

/** Clear answers to a read before a write. They refuse the write. */
const REFUSALS: ReadonlySet<UpstreamCode> = new Set<UpstreamCode>(['NOT_FOUND', 'FORBIDDEN']);

/** The same error, with the outcome of the write unknown. */
export function leftOpen(error: UpstreamError): UpstreamError {
  return rewritten(error, { code: 'UNAVAILABLE', sent: 'yes' });
}

/** The error of a read before a write. Nothing was written. */
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
