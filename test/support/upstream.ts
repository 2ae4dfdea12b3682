import type { Credentials } from '../../src/auth/credentials/credentials.js';
import { createUpstream, type UpstreamOptions } from '../../src/datasources/http/client.js';
import type { Call, Upstream } from '../../src/datasources/http/upstream.js';
import type { ConnectorRef } from '../../src/domain/capabilities.js';
import { systemClock } from '../../src/domain/clock.js';
import { UpstreamError } from '../../src/domain/errors.js';
import { silentTelemetry, type UpstreamAttempt } from '../../src/domain/telemetry.js';

export const connector: ConnectorRef = { name: 'bank', provider: 'TREASURY_PRIME', environment: 'SANDBOX' };

export const noCredentials: Credentials = { sign: async () => ({}), refused: async () => false };

/** An upstream with roomy limits, no pauses between repeats, and its attempts written down. */
export function openUpstream(
  baseUrl: string,
  options: Partial<UpstreamOptions> = {},
): Upstream & { readonly attempts: readonly UpstreamAttempt[] } {
  const attempts: UpstreamAttempt[] = [];
  const upstream = createUpstream({
    connector,
    baseUrl,
    credentials: noCredentials,
    limits: { timeoutMs: 20_000, maxConcurrent: 20, requestsPerSecond: 1000 },
    decodeError: () => [],
    clock: systemClock,
    random: () => 0,
    telemetry: { ...silentTelemetry, upstream: (attempt) => attempts.push(attempt) },
    ...options,
  });
  return { ...upstream, attempts };
}

/** A call of one request. */
export function aCall(options: Partial<Call> = {}): Call {
  return {
    signal: new AbortController().signal,
    requestId: null,
    shareKey: 'all',
    memo: new Map(),
    ...options,
  };
}

/** The error that a call upstream ends with; fails when it ends well or with something else. */
export async function upstreamError(work: Promise<unknown>): Promise<UpstreamError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UpstreamError) return error;
    throw error;
  }
  throw new Error('required an UpstreamError, arrived an answer');
}
