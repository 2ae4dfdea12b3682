import type { UpstreamError } from '../../domain/errors.js';

/**
 * Whether a refusal speaks of the idempotency key: an earlier request with it has arrived, so that the refusal says nothing of what came
 * of that one. **Source** idempotency: how repeats are answered is not documented.
 */
export function speaksOfKey(error: UpstreamError): boolean {
  return error.status === 409 || error.refusals.some(({ field }) => field === 'idempotency_key');
}
