/** The interface between a simulated provider and the kernel. */

/** One request for a handler. `body` is the parsed JSON, undefined if there is none. */
export interface SimRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Buffer;
  readonly body: unknown;
}

/** A JSON response; `body` undefined: no body. A string is sent unchanged. */
export interface SimResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a handler to respond early, for example with an error body. */
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

/** The simulator's time: the wall clock plus an offset that control routes change. */
export interface SimClock {
  now(): Date;
  nowMs(): number;
  /** Runs `task` when the clock reaches `atMs`, in order of time, then of scheduling. */
  schedule(atMs: number, task: () => void | Promise<void>): () => void;
  /** Moves the clock forward and runs the tasks that become due. **Units** milliseconds. */
  advance(ms: number): Promise<void>;
  set(atMs: number): Promise<void>;
}

/** Deterministic randomness: the same seed gives the same data. */
export interface Random {
  int(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
  /** Lowercase letters and digits. */
  token(length: number): string;
  digits(length: number): string;
  uuid(): string;
}

/** One entry of a posting; a positive amount adds to the account. **Units** minor units. */
export interface Entry {
  readonly account: string;
  readonly currency: string;
  readonly minor: bigint;
}

/** Double entry: a posting whose entries do not sum to zero in every currency is refused. */
export interface Book {
  post(posting: { readonly entries: readonly Entry[]; readonly at: Date; readonly memo?: string }): void;
  balance(account: string, currency: string): bigint;
  /** Counts a booked effect under the caller's key or reference, for `/__sandbox/check`. */
  effect(key: string): void;
  clear(): void;
}

/** A webhook to deliver. The provider signs each attempt in the headers. */
export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly event: string;
  readonly body: string;
  headers(attempt: number, at: Date): Readonly<Record<string, string>>;
}

export interface WebhookQueue {
  /**
   * Sends immediately and retries on the provider's schedule until `accepts` returns true or the schedule ends.
   * **Units** milliseconds.
   */
  send(delivery: Delivery, plan: DeliveryPlan): void;
  /** The attempts, newest last. */
  readonly attempts: readonly DeliveryAttempt[];
  clear(): void;
}

export interface DeliveryPlan {
  readonly retryDelaysMs: readonly number[];
  readonly timeoutMs: number;
  accepts(status: number): boolean;
  /**
   * Changes the planned delay before the next attempt (`attempt` counts from 1); null stops. Absent: as planned.
   * **Units** milliseconds.
   */
  nextDelayMs?(outcome: DeliveryOutcome, plannedMs: number): number | null;
  /** Called once, after the last attempt failed. */
  gaveUp?(): void;
}

/** The result of an attempt that was not accepted; `status` null: no response in time or no connection. */
export interface DeliveryOutcome {
  readonly attempt: number;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** True if no response arrived within the plan's `timeoutMs` milliseconds. */
  readonly isTimeout: boolean;
}

export interface DeliveryAttempt {
  readonly id: string;
  readonly event: string;
  readonly url: string;
  readonly status: number | null;
  readonly at: string;
}

/** The services of the kernel for a provider. */
export interface SimContext {
  readonly clock: SimClock;
  readonly book: Book;
  readonly webhooks: WebhookQueue;
  /** The origin of this simulator, once it listens. */
  readonly origin: () => string;
}

/** One provider, for the kernel. */
export interface SimProvider {
  readonly routes: readonly Route[];
  /** Runs before every route of the provider; throws `HttpReply` to refuse. */
  authenticate(request: SimRequest): void;
  /** The response for unknown paths. */
  notFound(request: SimRequest): SimResponse;
  /** The headers of every response. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The idempotency key of a request, for the request log. */
  idempotencyKey(request: SimRequest): string | undefined;
  /** Creates the seed data. The kernel has already cleared the clock's tasks, the book and the webhooks. */
  reset(options: { readonly seed: number; readonly size: Size }): void;
  /** Merges changes into the current settings and returns all. **Throws** `HttpReply` 400 for an unknown name. */
  settings(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** `POST /__sandbox/webhooks`: emit, duplicate, delay, reorder, forge and lifecycle steps. */
  event(command: Readonly<Record<string, unknown>>): SimResponse | Promise<SimResponse>;
  /**
   * `GET /__sandbox/book`: the stored objects by collection, without any view, filter or page. Amounts are bigints in minor units.
   * Contains no card numbers and no secrets.
   */
  records(): Readonly<Record<string, readonly unknown[]>>;
  /** The balances the provider states, to be compared with the book: account of the book → currency → minor units. */
  statedBalances(): ReadonlyArray<{
    readonly account: string;
    readonly currency: string;
    readonly minor: bigint;
  }>;
}

/** The only export of a provider folder: creates the simulator and its entry in the gateway's configuration. */
export interface SimDefinition {
  readonly provider: string;
  /** The connector's name in the sandbox's configuration, for example `tp-main`. */
  readonly connector: string;
  create(context: SimContext): SimProvider;
  /** The connector's entry of the gateway's configuration, without name, provider and baseUrl. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** The options that depend on the simulator's origin and size. They override `configuration`. */
  configurationAt?(at: { readonly origin: string; readonly size: Size }): Readonly<Record<string, unknown>>;
}

/** A simulator's entry of the gateway's configuration, without name, provider and baseUrl. */
export function configurationOf(
  definition: SimDefinition,
  at: { readonly origin: string; readonly size: Size },
): Readonly<Record<string, unknown>> {
  return { ...definition.configuration, ...definition.configurationAt?.(at) };
}
