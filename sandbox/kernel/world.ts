import { createRandom } from './random.js';
import type { Random, SimContext } from './types.js';

/** What a world has when it is new and after each reset, and how its switches change. */
export interface WorldParts<TState, TSettings> {
  newState(): TState;
  readonly defaults: TSettings;
  /** Throws `HttpReply` 400 for an unknown name or an unfit value. */
  withChanges(present: TSettings, changes: Readonly<Record<string, unknown>>): TSettings;
}

/** All that a handler works on: what the kernel gave, the data, the switches, randomness and time. */
export class SimWorld<TState, TSettings> {
  state: TState;
  settings: TSettings;
  random: Random = createRandom(1);
  /** While data is being laid down nothing is announced and no effects are counted. */
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

  /** Runs the task at that time, unless a reset comes first: with it the kernel's clock forgets every task. */
  at(atMs: number, task: () => void): void {
    this.context.clock.schedule(atMs, task);
  }

  /** Counts something really done, under the caller's key or words for it. */
  countEffect(key: string): void {
    if (!this.isSeeding) this.context.book.effect(key);
  }

  change(changes: Readonly<Record<string, unknown>>): TSettings {
    this.settings = this.parts.withChanges(this.settings, changes);
    return this.settings;
  }

  /** Forgets everything but the context. */
  clear(seed: number): void {
    this.state = this.parts.newState();
    this.settings = { ...this.parts.defaults };
    this.random = createRandom(seed);
    this.isSeeding = false;
  }
}
