import { type Refusal, UpstreamError } from '../../domain/errors.js';
import { leftOpen } from '../http/left-open.js';

/**
 * What a request under an idempotency key failed with. Where a refusal is about the key, an earlier request with it has arrived: the
 * refusal says nothing of what came of that one, and the outcome stays open. A conflict (409) always is one; `isAboutKey`: others that
 * the provider words so.
 */
export function keyedFailure(
  error: unknown,
  isAboutKey: (refusal: Refusal, status: number | null) => boolean = () => false,
): unknown {
  if (!(error instanceof UpstreamError)) return error;
  const { status, refusals } = error;
  return status === 409 || refusals.some((refusal) => isAboutKey(refusal, status)) ? leftOpen(error) : error;
}
