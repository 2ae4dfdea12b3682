import { createRandom } from '../kernel/random.js';
import type { Random, SimContext } from '../kernel/types.js';
import { type Kind, toId } from './ids.js';
import { DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { State } from './state.js';

const FIRST_NUMBER = 11;

/** All that a handler works on: what the kernel gave, the data, the switches and the clockwork. */
export class World {
  state = new State();
  settings: Settings = { ...DEFAULT_SETTINGS };
  random: Random = createRandom(1);
  /** While data is being laid down nothing is announced and no effects are counted. */
  seeding = false;
  readonly heldNotices: Array<() => void> = [];
  noticesToHold = 0;
  /** Sessions with a number up to this one are revoked. */
  revokedSessions = 0;
  #sessions = 0;
  readonly #numbers = new Map<Kind, number>();
  readonly #pending = new Set<{ cancel: () => void }>();

  constructor(readonly context: SimContext) {}

  get nowMs(): number {
    return this.context.clock.nowMs();
  }

  newId(kind: Kind): string {
    const number = this.#numbers.get(kind) ?? FIRST_NUMBER;
    this.#numbers.set(kind, number + 1);
    return toId(kind, number);
  }

  /** Numbers of sessions never start again, so that a reset revokes none. */
  nextSession(): number {
    this.#sessions += 1;
    return this.#sessions;
  }

  revokeSessions(): void {
    this.revokedSessions = this.#sessions;
  }

  /** Counts a payment that was really made, under the caller's key. */
  countEffect(key: string): void {
    if (!this.seeding) this.context.book.effect(key);
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
    return this.settings;
  }

  /** Forgets everything but the context and the count of sessions. */
  clear(random: Random): void {
    for (const run of this.#pending) run.cancel();
    this.#pending.clear();
    this.#numbers.clear();
    this.heldNotices.length = 0;
    this.noticesToHold = 0;
    this.revokedSessions = 0;
    this.state = new State();
    this.settings = { ...DEFAULT_SETTINGS };
    this.random = random;
    this.context.book.clear();
    this.context.webhooks.clear();
  }
}
