import { type Refusal, UpstreamError } from '../../domain/errors.js';
import { leftOpen } from '../http/left-open.js';

/**
 * Classifies the failure of a request with an idempotency key. A refusal because of the key means that an earlier request with it has
 * arrived. It says nothing about the outcome of that request, so the outcome stays open. A conflict (409) is always such a refusal;
 * `isAboutKey` recognises others by the provider's wording.
 */
export function keyedFailure(
  error: unknown,
  isAboutKey: (refusal: Refusal, status: number | null) => boolean = () => false,
): unknown {
  if (!(error instanceof UpstreamError)) return error;
  const { status, refusals } = error;
  return status === 409 || refusals.some((refusal) => isAboutKey(refusal, status)) ? leftOpen(error) : error;
}
