import type { UpstreamError } from '../../domain/errors.js';

/**
 * Whether a refusal speaks of the idempotency key: an earlier request with it has arrived, so that the refusal says nothing of what came
 * of that one. **Source** create transfers: behaviour; the words are not published.
 */
export function speaksOfKey({ status, refusals }: UpstreamError): boolean {
  if (status === 409) return true;
  return status === 422 && refusals.some(({ message }) => /idempotency.?key/i.test(message ?? ''));
}
