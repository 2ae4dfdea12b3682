import { afterEach, beforeEach } from 'vitest';
import type { Credentials } from '../../src/auth/credentials/credentials.js';
import { createUpstream, type UpstreamOptions } from '../../src/datasources/http/client.js';
import type { Upstream } from '../../src/datasources/http/upstream.js';
import type { ConnectorRef } from '../../src/domain/capabilities.js';
import { systemClock } from '../../src/domain/clock.js';
import { UpstreamError } from '../../src/domain/errors.js';
import { silentTelemetry, type UpstreamAttempt } from '../../src/domain/telemetry.js';
import { type Handler, json, type Loopback, startLoopback } from './loopback.js';

export const connector: ConnectorRef = { name: 'bank', provider: 'TREASURY_PRIME', environment: 'SANDBOX' };

export const noCredentials: Credentials = { sign: async () => ({}), refused: async () => false };

/** Roomy limits, and no pauses between repeats. */
export function upstreamOptions(more: Partial<UpstreamOptions> = {}): UpstreamOptions {
  return {
    connector,
    baseUrl: 'http://127.0.0.1',
    credentials: noCredentials,
    limits: { timeoutMs: 20_000, maxConcurrent: 20, requestsPerSecond: 1000 },
    decodeError: () => [],
    clock: systemClock,
    random: () => 0,
    telemetry: silentTelemetry,
    ...more,
  };
}

/** An upstream with `upstreamOptions`, and its attempts written down. */
export function openUpstream(
  baseUrl: string,
  options: Partial<UpstreamOptions> = {},
): Upstream & { readonly attempts: readonly UpstreamAttempt[] } {
  const attempts: UpstreamAttempt[] = [];
  const telemetry = {
    ...silentTelemetry,
    upstream: (attempt: UpstreamAttempt) => void attempts.push(attempt),
  };
  const upstream = createUpstream(upstreamOptions({ baseUrl, telemetry, ...options }));
  return { ...upstream, attempts };
}

/** A provider that a test scripts, and upstreams to it; both are closed after each test. */
export interface FarSide {
  readonly server: Loopback;
  /** Answers `{ ok: true }` until a test says otherwise. */
  handle: Handler;
  /** Opens an upstream, to the server unless told otherwise. */
  open(baseUrl?: string, options?: Partial<UpstreamOptions>): ReturnType<typeof openUpstream>;
}

export function useFarSide(): FarSide {
  const opened: Array<{ close(): Promise<void> }> = [];
  let server: Loopback;
  const far: FarSide = {
    get server() {
      return server;
    },
    handle: () => undefined,
    open(baseUrl = server.url, options) {
      const upstream = openUpstream(baseUrl, options);
      opened.push(upstream);
      return upstream;
    },
  };
  beforeEach(async () => {
    far.handle = (response) => json(response, { ok: true });
    server = await startLoopback((...args) => far.handle(...args));
  });
  afterEach(async () => {
    await server.close();
    for (const upstream of opened.splice(0)) await upstream.close();
  });
  return far;
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
