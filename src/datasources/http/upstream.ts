import type { CallerHeaders } from '../../auth/index.js';
import type { Refusal } from '../../domain/errors.js';
import type { ConnectorHealth } from '../../domain/health.js';
import { createReadBudget, type ReadBudget } from '../paging/read-budget.js';

/** Where a request waits for the gateway's own limits. A request in the lane WRITE never waits for one in the lane READ that has not begun. */
export type Lane = 'WRITE' | 'READ';

/** The context of one caller's request. Every call made for the request carries it. */
export interface Call {
  /** Aborted when the caller's deadline has passed or the caller has left. */
  readonly signal: AbortSignal;
  readonly requestId: string | null;
  /**
   * Equal reads of calls with the same share key may use one upstream read. The key represents the caller's grants: callers with access to
   * different data never share.
   */
  readonly shareKey: string;
  /** Answers already read for this request, by connector and URL. Each object is read once for each request. */
  readonly memo: Map<string, Promise<Answer>>;
  /** Every read of the request is taken from it, so that no walk over pages is without an end. */
  readonly reads: ReadBudget;
  /** The lane of its reads now, READ if absent; see `asWrite`. Writes are always in the lane WRITE. */
  lane?: Lane;
  /** The headers of the caller for connectors where every caller sends its own token. */
  readonly callerHeaders?: CallerHeaders;
}

/** A call that does not belong to a caller's request: of recovery, of a check, for a token. */
export function ownCall(signal: AbortSignal): Call {
  return {
    ...{ signal, requestId: null, shareKey: 'gateway', memo: new Map(), reads: createReadBudget() },
    lane: 'WRITE',
  };
}

/** Runs the work of a mutation. Its reads are in the lane WRITE, so that they do not wait for reads of queries. */
export async function asWrite<T>(call: Call, work: () => Promise<T>): Promise<T> {
  const { lane = 'READ' } = call;
  call.lane = 'WRITE';
  try {
    return await work();
  } finally {
    call.lane = lane;
  }
}

/** A clear 2xx answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined when the answer had no body. A number that a double cannot hold exactly is an `ExactNumber`. */
  readonly body: unknown;
  /** The time of arrival. **Shape** RFC 3339 UTC. */
  readonly at: string;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

/** One provider's API, as the ports of a connector use it. **Throws** `UpstreamError` for every answer but a 2xx. */
export interface Upstream {
  /**
   * Sends a read. Equal reads are merged (see `Call`), and a read is retried where that is safe. `fresh` reads again what this request has
   * already read.
   */
  get(call: Call, path: string, query?: Query, options?: { readonly fresh?: boolean }): Promise<Answer>;
  /**
   * Sends any other method: one attempt, except once more with renewed credentials after a 401, and up to twice more after a 429 if the
   * write is keyed. In both cases nothing was done.
   */
  send(call: Call, request: WriteRequest): Promise<Answer>;
  health(): ConnectorHealth;
  close(): Promise<void>;
}

/** The conditions that must hold right before the first byte of a write. If one does not hold, nothing is sent. */
export interface SendGuard {
  /** No byte is sent and no answer is awaited after this time. **Units** milliseconds since 1970 UTC. */
  readonly notAfterMs: number;
  /** Called when the write has a permit. False: nothing is sent. */
  isOurs(): Promise<boolean>;
}

export interface WriteRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly guard?: SendGuard;
  /** True if the provider honours the idempotency key in the request: it may then be sent again. */
  readonly isKeyed?: true;
}

/** Reads a provider's error body, in the provider's words. Must accept any body. */
export type ErrorDecoder = (status: number, body: unknown) => readonly Refusal[];

/** The limits of one connector; see the configuration. */
export interface Limits {
  /** The limit for one read or write upstream, retries included. **Units** milliseconds. */
  readonly timeoutMs: number;
  readonly maxConcurrent: number;
  /** The requests that begin in a second on average. */
  readonly requestsPerSecond: number;
  /** The requests that can begin at once after a pause; if absent, those of two seconds. */
  readonly burst?: number | undefined;
  /** The largest body of an answer; absent for the default. **Units** bytes. */
  readonly maxBodyBytes?: number | undefined;
}
