import { createRandom } from './random.js';
import type { Random, SimContext } from './types.js';

/** The initial data of a world and the changes of its settings. */
export interface WorldParts<TState, TSettings> {
  newState(): TState;
  readonly defaults: TSettings;
  /** **Throws** `HttpReply` 400 for an unknown name or an invalid value. */
  withChanges(present: TSettings, changes: Readonly<Record<string, unknown>>): TSettings;
}

/** The context of a handler: the kernel's services, the data, the settings, randomness and time. */
export class SimWorld<TState, TSettings> {
  state: TState;
  settings: TSettings;
  random: Random = createRandom(1);
  /** True while seed data is created: no webhooks are sent and no effects are counted. */
  isSeeding = false;

  constructor(
    readonly context: SimContext,
    private readonly parts: WorldParts<TState, TSettings>,
  ) {
    this.state = parts.newState();
    this.settings = { ...parts.defaults };
  }

  get nowMs(): number {
    return this.context.clock.nowMs();
  }

  /** Runs the task at that time. A reset removes all tasks. */
  at(atMs: number, task: () => void): void {
    this.context.clock.schedule(atMs, task);
  }

  /** Counts a completed effect under the caller's key or reference. */
  countEffect(key: string): void {
    if (!this.isSeeding) this.context.book.effect(key);
  }

  change(changes: Readonly<Record<string, unknown>>): TSettings {
    this.settings = this.parts.withChanges(this.settings, changes);
    return this.settings;
  }

  /** Clears everything except the context. */
  clear(seed: number): void {
    this.state = this.parts.newState();
    this.settings = { ...this.parts.defaults };
    this.random = createRandom(seed);
    this.isSeeding = false;
  }
}
