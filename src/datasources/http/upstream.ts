import type { CallerHeaders } from '../../auth/index.js';
import type { Refusal } from '../../domain/errors.js';
import type { ConnectorHealth } from '../../domain/health.js';

/** What belongs to one request of a caller and travels with every call made for it. */
export interface Call {
  /** Ends when the caller's deadline has passed or the caller has gone. */
  readonly signal: AbortSignal;
  readonly requestId: string | null;
  /**
   * Equal reads of calls with the same share key may be answered by one upstream read. It stands for the caller's grants:
   * callers who reach different data never share.
   */
  readonly shareKey: string;
  /** Answers already read for this request, by connector and URL: each object is read once a request. */
  readonly memo: Map<string, Promise<Answer>>;
  /** What the caller sent along for connectors to which every caller brings a token of its own. */
  readonly callerHeaders?: CallerHeaders;
}

/** A call that is made for no caller's request. */
export function ownCall(signal: AbortSignal): Call {
  return { signal, requestId: null, shareKey: 'gateway', memo: new Map() };
}

/** A clear 2xx answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined when the answer had no body. A number that would not fit is an `ExactNumber`. */
  readonly body: unknown;
  /** When it arrived, RFC 3339 UTC. */
  readonly at: string;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

/** One provider's API as the ports of a connector use it. **Throws** `UpstreamError` for everything but a 2xx. */
export interface Upstream {
  /**
   * A read: merged with equal reads (see `Call`), retried where that is safe.
   * `fresh` reads again what this request has already read.
   */
  get(call: Call, path: string, query?: Query, options?: { readonly fresh?: boolean }): Promise<Answer>;
  /** Anything that is not a GET: one attempt, never repeated here (but once after a renewed credential on a 401). */
  send(call: Call, request: WriteRequest): Promise<Answer>;
  health(): ConnectorHealth;
  close(): Promise<void>;
}

/** What must still hold right before the first byte of a write. Where it does not, nothing is sent. */
export interface SendGuard {
  /** Milliseconds since 1970 UTC: no byte leaves after it, and no answer is waited for. */
  readonly notAfterMs: number;
  /** Asked when the write's turn has come. */
  isOurs(): Promise<boolean>;
}

export interface WriteRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly guard?: SendGuard;
}

/** What a provider's error body says, in the provider's words. Survives any body. */
export type ErrorDecoder = (status: number, body: unknown) => readonly Refusal[];

/** Limits of one connector; see the configuration. */
export interface Limits {
  /** For one read or write upstream, retries included, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxConcurrent: number;
  readonly requestsPerSecond: number;
}
