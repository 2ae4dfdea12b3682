import { NoticeHold } from '../kernel/notices.js';
import type { SimContext } from '../kernel/types.js';
import { SimWorld } from '../kernel/world.js';
import type { KeptAnswer } from './kept-answer.js';
import { DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { State } from './state.js';

/** The world with Treasury Prime's ids, stored responses, notices and creates in progress. */
export class World extends SimWorld<State, Settings> {
  readonly notices = new NoticeHold(this);
  readonly keptAnswers = new Map<string, KeptAnswer>();
  #sequence = 0;
  #waiting: Array<() => void> = [];

  constructor(context: SimContext) {
    super(context, { newState: () => new State(), defaults: DEFAULT_SETTINGS, withChanges });
  }

  /** The prefix and 14 characters: random while seeding; ids of later objects sort by creation. */
  newId(prefix: string): string {
    if (this.isSeeding) return `${prefix}_${this.random.token(14).replace(/^z/, 'y')}`;
    this.#sequence += 1;
    return `${prefix}_z${this.#sequence.toString(36).padStart(6, '0')}${this.random.token(7)}`;
  }

  override change(changes: Readonly<Record<string, unknown>>): Settings {
    const settings = super.change(changes);
    if (!settings.holdCreates) this.#release();
    return settings;
  }

  /** Resolves immediately, or when creates are no longer held. */
  gate(): Promise<void> {
    if (!this.settings.holdCreates) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  override clear(seed: number): void {
    super.clear(seed);
    this.notices.clear();
    this.keptAnswers.clear();
    this.#sequence = 0;
    this.#release();
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}
