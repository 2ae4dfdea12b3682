import { randomUUID } from 'node:crypto';
import { createRandom } from '../kernel/random.js';
import type { Random, SimContext } from '../kernel/types.js';
import type { ErrorShape } from './errors.js';
import type { KeptAnswer } from './idempotency.js';
import { afterReset, DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { State } from './state.js';
import { addDays, type Day, dayIn, momentIn } from './time.js';

/** A refusal that was ordered for the next requests that fit. */
export interface OrderedRefusal {
  readonly status: number;
  readonly shape: ErrorShape;
  readonly message: string;
  readonly method: string | null;
  readonly pathPrefix: string;
  readonly retryAfter: string | null;
  times: number;
}

/** The bank's refusal of the next bookings. */
export interface FailingBookings {
  readonly error: string;
  times: number;
}

/** All that a handler works on: what the kernel gave, the data, the switches and the way to Treasury Prime. */
export class World {
  state = new State();
  settings: Settings = { ...DEFAULT_SETTINGS };
  random: Random = createRandom(1);
  readonly keptAnswers = new Map<string, KeptAnswer>();
  refusals: OrderedRefusal[] = [];
  failing: FailingBookings = { error: '', times: 0 };
  #tokens = 0;

  constructor(
    readonly context: SimContext,
    readonly reach: typeof fetch = fetch,
    /** Never the same twice, also after a reset: Treasury Prime may remember. */
    readonly newUpstreamKey: () => string = randomUUID,
  ) {}

  get nowMs(): number {
    return this.context.clock.nowMs();
  }

  get today(): Day {
    return dayIn(this.settings.timeZone, this.nowMs);
  }

  get tomorrow(): Day {
    return addDays(this.today, 1);
  }

  /** When the jobs of that day run. */
  runMs(day: Day): number {
    return momentIn(this.settings.timeZone, day, this.settings.runAtHour);
  }

  /** Tokens are numbered, from 1. */
  nextToken(): number {
    this.#tokens += 1;
    return this.#tokens;
  }

  get lastToken(): number {
    return this.#tokens;
  }

  change(changes: Readonly<Record<string, unknown>>): Settings {
    this.settings = withChanges(this.settings, changes);
    return this.settings;
  }

  /** Forgets everything but the context and the pairing. */
  clear(random: Random): void {
    for (const job of this.state.jobs.values()) job.cancel();
    this.state = new State();
    this.settings = afterReset(this.settings);
    this.random = random;
    this.keptAnswers.clear();
    this.refusals = [];
    this.failing = { error: '', times: 0 };
    this.#tokens = 0;
    this.context.book.clear();
  }
}
