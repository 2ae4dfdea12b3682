import { type UpstreamCode, UpstreamError } from '../../domain/errors.js';

/** Clear words of the provider on what was read before a write: it refuses the write by them. */
const REFUSALS: ReadonlySet<UpstreamCode> = new Set<UpstreamCode>(['NOT_FOUND', 'FORBIDDEN']);

/**
 * Whether a refusal speaks of the idempotency key: an earlier request with it has arrived, so that the refusal says nothing of what came
 * of that one. **Source** create transfers: behaviour; the words are not published.
 */
export function speaksOfKey({ status, refusals }: UpstreamError): boolean {
  if (status === 409) return true;
  return status === 422 && refusals.some(({ message }) => /idempotency.?key/i.test(message ?? ''));
}

/** The same error, saying that the outcome is not known. */
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
