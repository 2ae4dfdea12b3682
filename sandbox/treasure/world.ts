import { createRandom } from '../kernel/random.js';
import type { Random, SimContext } from '../kernel/types.js';
import { CREDENTIALS, SVIX_SECRET } from './credentials.js';
import { type ErrorCode, failure } from './errors.js';
import { DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { type Business, State } from './state.js';
import { stampOf } from './time.js';

/** A refusal that a command ordered for the next requests. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly pathPrefix: string;
  times: number;
}

/** All that a handler works on: what the kernel gave, the data, the switches and the ordered misbehaviour. */
export class World {
  state = new State();
  settings: Settings = { ...DEFAULT_SETTINGS };
  random: Random = createRandom(1);
  clientSecret: string = CREDENTIALS.clientSecret;
  /** Signing secrets, newest first; the older ones until their end. */
  secrets: ReadonlyArray<{ readonly secret: string; readonly untilMs: number }> = [];
  refusals: Refusal[] = [];
  /** While data is being laid down nothing is announced. */
  isSeeding = false;
  #nanos = 0;
  #pending = new Set<() => void>();

  constructor(
    readonly context: SimContext,
    readonly wallMs: () => number = Date.now,
  ) {}

  get nowMs(): number {
    return this.context.clock.nowMs();
  }

  /** The present time as a stamp; never twice the same within a millisecond. */
  stamp(): string {
    this.#nanos += 1;
    return stampOf(this.nowMs, this.#nanos * 7);
  }

  /** Runs the task at that time, unless a reset comes first. */
  at(atMs: number, task: () => void): void {
    const cancel = this.context.clock.schedule(atMs, () => {
      this.#pending.delete(cancel);
      task();
    });
    this.#pending.add(cancel);
  }

  /** Throws `HttpReply` 404. */
  business(id: string | undefined): Business {
    return this.state.businesses.get(id ?? '') ?? fail('no such business');
  }

  /** Throws `HttpReply` 404, or 400 `INVALID_STATE` for a business that is not open. */
  openBusiness(id: string | undefined): Business {
    const business = this.business(id);
    if (business.status === 'OPEN') return business;
    throw failure('INVALID_STATE', { message: `The business must be open; it is ${business.status}` });
  }

  /** Those that lists show by now. */
  visible<T extends { readonly createdMs: number }>(kept: Iterable<T>): T[] {
    const { listLagMs } = this.settings;
    return [...kept].filter((one) => listLagMs === 0 || one.createdMs + listLagMs <= this.nowMs);
  }

  change(changes: Readonly<Record<string, unknown>>): Settings {
    this.settings = withChanges(this.settings, changes);
    return this.settings;
  }

  /** Forgets everything but the context and where webhooks go. */
  clear(seed: number): void {
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
    this.#nanos = 0;
    this.state = new State();
    this.settings = { ...DEFAULT_SETTINGS, webhookUrl: this.settings.webhookUrl };
    this.random = createRandom(seed);
    this.clientSecret = CREDENTIALS.clientSecret;
    this.secrets = [{ secret: SVIX_SECRET, untilMs: Number.POSITIVE_INFINITY }];
    this.refusals = [];
  }
}

function fail(message: string): never {
  throw failure('NOT_FOUND', { message });
}
