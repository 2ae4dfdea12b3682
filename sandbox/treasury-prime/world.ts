import { createRandom } from '../kernel/random.js';
import type { Random, SimContext } from '../kernel/types.js';
import type { KeptAnswer } from './idempotency.js';
import { DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { State } from './state.js';

/** All that a handler works on: what the kernel gave, the data, the switches and the clockwork. */
export class World {
  state = new State();
  settings: Settings = { ...DEFAULT_SETTINGS };
  random: Random = createRandom(1);
  /** While data is being laid down nothing is announced and ids are plainly random. */
  seeding = false;
  readonly keptAnswers = new Map<string, KeptAnswer>();
  readonly heldNotices: Array<() => void> = [];
  noticesToHold = 0;
  #sequence = 0;
  readonly #pending = new Set<{ cancel: () => void }>();
  #waiting: Array<() => void> = [];

  constructor(readonly context: SimContext) {}

  get nowMs(): number {
    return this.context.clock.nowMs();
  }

  /** An id with the prefix and 14 characters; later ids of live objects sort after earlier ones. */
  newId(prefix: string): string {
    if (this.seeding) return `${prefix}_${this.random.token(14).replace(/^z/, 'y')}`;
    this.#sequence += 1;
    return `${prefix}_z${this.#sequence.toString(36).padStart(6, '0')}${this.random.token(7)}`;
  }

  /** Runs the task at that time, unless a reset comes first. */
  at(atMs: number, task: () => void): void {
    const run = { isDone: false, cancel: (): void => {} };
    run.cancel = this.context.clock.schedule(atMs, () => {
      run.isDone = true;
      this.#pending.delete(run);
      task();
    });
    if (!run.isDone) this.#pending.add(run);
  }

  change(changes: Readonly<Record<string, unknown>>): Settings {
    this.settings = withChanges(this.settings, changes);
    if (!this.settings.holdCreates) this.#release();
    return this.settings;
  }

  /** Resolves at once, or when creates are no longer held. */
  gate(): Promise<void> {
    if (!this.settings.holdCreates) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Forgets everything but the context. */
  clear(random: Random): void {
    for (const run of this.#pending) run.cancel();
    this.#pending.clear();
    this.keptAnswers.clear();
    this.heldNotices.length = 0;
    this.noticesToHold = 0;
    this.#sequence = 0;
    this.state = new State();
    this.settings = { ...DEFAULT_SETTINGS };
    this.random = random;
    this.#release();
    this.context.book.clear();
    this.context.webhooks.clear();
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}
