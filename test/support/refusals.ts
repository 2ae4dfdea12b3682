import type { ConnectorRef } from '../../src/domain/capabilities.js';
import { type Refusal, UpstreamError } from '../../src/domain/errors.js';

const CODES = {
  400: 'REJECTED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'REJECTED',
  422: 'REJECTED',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
} as const;

export type RefusalStatus = keyof typeof CODES;

/** An answer that refuses, as it comes over HTTP; `refusals`: what it says. */
export function refused(
  connector: ConnectorRef,
  status: RefusalStatus,
  refusals: readonly Refusal[] = [],
): UpstreamError {
  return new UpstreamError({ connector, code: CODES[status], status, sent: 'yes', refusals });
}

/** An answer that never came. */
export const lostAnswer = (connector: ConnectorRef): UpstreamError =>
  new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' });

/** What a promise fails with; fails when it ends well. */
export async function failure(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error('required an Error', { cause: error });
  }
  throw new Error('required a failure, arrived an answer');
}
