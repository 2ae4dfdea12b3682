/** What a simulated provider hands to the kernel, and what the kernel gives it. */

/** One request as a handler sees it. `body` is the parsed JSON, undefined when there was none. */
export interface SimRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Buffer;
  readonly body: unknown;
}

/** A JSON answer; `body` undefined sends no body. A string is sent as it is. */
export interface SimResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Throw it from a handler to answer early, for example with an error body. */
export class HttpReply extends Error {
  constructor(readonly response: SimResponse) {
    super(`answered ${response.status}`);
  }
}

export type Handler = (request: SimRequest) => SimResponse | Promise<SimResponse>;

/** `path` has named segments: `/v1/businesses/:business/transfers/:id`. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
}

export type Size = 'small' | 'default' | 'large';

/** The simulator's own time: wall clock plus an offset that the control surface moves. */
export interface SimClock {
  now(): Date;
  nowMs(): number;
  /** Runs `task` when the clock reaches `atMs`, in order of time, then of scheduling. */
  schedule(atMs: number, task: () => void | Promise<void>): () => void;
  /** Moves the clock forward and runs what falls due on the way. */
  advance(ms: number): Promise<void>;
  set(atMs: number): Promise<void>;
}

/** Deterministic randomness: the same seed gives the same data. */
export interface Random {
  int(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
  /** Lower-case letters and digits. */
  token(length: number): string;
  digits(length: number): string;
  uuid(): string;
}

/** One side of a posting; amounts are minor units, positive adds to the account. */
export interface Entry {
  readonly account: string;
  readonly currency: string;
  readonly minor: bigint;
}

/** Double entry: entries of a posting sum to zero in every currency, else it is refused. */
export interface Book {
  post(posting: { readonly entries: readonly Entry[]; readonly at: Date; readonly memo?: string }): void;
  balance(account: string, currency: string): bigint;
  /** Counts a booked effect under the caller's key or reference: read by `/__sandbox/check`. */
  effect(key: string): void;
  clear(): void;
}

/** A webhook to be delivered; the provider signs it (headers) at each attempt. */
export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly event: string;
  readonly body: string;
  headers(attempt: number, at: Date): Readonly<Record<string, string>>;
}

export interface WebhookQueue {
  /** Sends at once and retries on the provider's schedule (delays in ms) until `accepts` says yes or it ran out. */
  send(delivery: Delivery, plan: DeliveryPlan): void;
  /** What was tried, newest last. */
  readonly attempts: readonly DeliveryAttempt[];
  clear(): void;
}

export interface DeliveryPlan {
  readonly retryDelaysMs: readonly number[];
  readonly timeoutMs: number;
  accepts(status: number): boolean;
  /** Changes the planned wait before the next attempt (`attempt` counts from 1); null stops. Without it: as planned. */
  nextDelayMs?(outcome: DeliveryOutcome, plannedMs: number): number | null;
  /** Called once, after the last attempt failed. */
  gaveUp?(): void;
}

/** How an attempt that was not accepted ended; `status` null: no answer in time or no connection. */
export interface DeliveryOutcome {
  readonly attempt: number;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** No answer came within the plan's `timeoutMs`. */
  readonly isTimeout: boolean;
}

export interface DeliveryAttempt {
  readonly id: string;
  readonly event: string;
  readonly url: string;
  readonly status: number | null;
  readonly at: string;
}

/** What the kernel gives a provider to build itself with. */
export interface SimContext {
  readonly clock: SimClock;
  readonly book: Book;
  readonly webhooks: WebhookQueue;
  /** The origin this simulator answers on, once it listens. */
  readonly origin: () => string;
}

/** One provider, as the kernel drives it. */
export interface SimProvider {
  readonly routes: readonly Route[];
  /** Runs before every route of the provider; throws `HttpReply` to refuse. */
  authenticate(request: SimRequest): void;
  /** What no route matched. */
  notFound(request: SimRequest): SimResponse;
  /** Headers on every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The key that the provider documents, for the request log. */
  idempotencyKey(request: SimRequest): string | undefined;
  /** Lays the data down anew; by then the kernel has emptied the clock's tasks, the book and the webhooks. */
  reset(options: { readonly seed: number; readonly size: Size }): void;
  /** The switches of the contract: merged over the present ones; an unknown name throws `HttpReply` 400. Returns all. */
  settings(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** `POST /__sandbox/webhooks`: emit, duplicate, delay, reorder, forge and lifecycle steps. */
  event(command: Readonly<Record<string, unknown>>): SimResponse | Promise<SimResponse>;
  /** The balances the provider states, to be compared with the book: account of the book → currency → minor units. */
  statedBalances(): ReadonlyArray<{
    readonly account: string;
    readonly currency: string;
    readonly minor: bigint;
  }>;
}

/** A provider folder's only export: how to make it, and how a gateway is configured for it. */
export interface SimDefinition {
  readonly provider: string;
  /** The connector's name in the sandbox's configuration, for example `tp-main`. */
  readonly connector: string;
  create(context: SimContext): SimProvider;
  /** The connector's entry of the gateway's configuration, without name, provider and baseUrl. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** What depends on where the simulator answers and on how much it holds, over `configuration`. */
  configurationAt?(at: { readonly origin: string; readonly size: Size }): Readonly<Record<string, unknown>>;
}

/** A simulator's entry of the gateway's configuration, without name, provider and baseUrl. */
export function configurationOf(
  definition: SimDefinition,
  at: { readonly origin: string; readonly size: Size },
): Readonly<Record<string, unknown>> {
  return { ...definition.configuration, ...definition.configurationAt?.(at) };
}
