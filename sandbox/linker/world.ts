import { randomUUID } from 'node:crypto';
import type { SimContext } from '../kernel/types.js';
import { SimWorld } from '../kernel/world.js';
import type { ErrorShape } from './errors.js';
import type { KeptAnswer } from './kept-answer.js';
import { afterReset, DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { State } from './state.js';
import { addDays, type Day, dayIn, momentIn } from './time.js';

/** An ordered refusal of the next matching requests. */
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

/** The world with Linker's days, stored responses, ordered refusals and access to Treasury Prime. */
export class World extends SimWorld<State, Settings> {
  readonly keptAnswers = new Map<string, KeptAnswer>();
  refusals: OrderedRefusal[] = [];
  failing: FailingBookings = { error: '', times: 0 };
  #tokens = 0;

  constructor(
    context: SimContext,
    readonly reach: typeof fetch = fetch,
    /** Unique, even after a reset, because Treasury Prime may still store it. */
    readonly newUpstreamKey: () => string = randomUUID,
  ) {
    super(context, { newState: () => new State(), defaults: DEFAULT_SETTINGS, withChanges });
  }

  get today(): Day {
    return dayIn(this.settings.timeZone, this.nowMs);
  }

  get tomorrow(): Day {
    return addDays(this.today, 1);
  }

  /** The time at which the jobs of that day run. */
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

  /** Clears everything except the context and the pairing. */
  override clear(seed: number): void {
    const kept = afterReset(this.settings);
    super.clear(seed);
    this.settings = kept;
    this.keptAnswers.clear();
    this.refusals = [];
    this.failing = { error: '', times: 0 };
    this.#tokens = 0;
  }
}
