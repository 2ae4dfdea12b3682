import { createRandom } from '../kernel/random.js';
import type { Random, SimContext } from '../kernel/types.js';
import { DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { State } from './state.js';

const FIRST_TRANSACTION_NUMBER = 100_001;

/** All that a handler works on: what the kernel gave, the data, the switches and the clockwork. */
export class World {
  state = new State();
  settings: Settings = { ...DEFAULT_SETTINGS };
  random: Random = createRandom(1);
  /** While data is being laid down no effects are counted. */
  seeding = false;
  #transactionNumber = FIRST_TRANSACTION_NUMBER;
  #requests = 0;
  readonly #pending = new Set<() => void>();

  constructor(readonly context: SimContext) {}

  get nowMs(): number {
    return this.context.clock.nowMs();
  }

  nextTransactionNumber(): number {
    return this.#transactionNumber++;
  }

  nextRequestId(): string {
    this.#requests += 1;
    return `rq_${this.#requests.toString(16).padStart(4, '0')}`;
  }

  /** Counts something really done, under the words that the caller chose for it. */
  countEffect(key: string): void {
    if (!this.seeding) this.context.book.effect(key);
  }

  /** Runs the task at that time, unless a reset comes first. */
  at(atMs: number, task: () => void): void {
    const cancel = this.context.clock.schedule(atMs, () => {
      this.#pending.delete(cancel);
      task();
    });
    this.#pending.add(cancel);
  }

  change(changes: Readonly<Record<string, unknown>>): Settings {
    this.settings = withChanges(this.settings, changes);
    return this.settings;
  }

  /** Forgets everything but the context. */
  clear(random: Random): void {
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
    this.#transactionNumber = FIRST_TRANSACTION_NUMBER;
    this.#requests = 0;
    this.state = new State();
    this.settings = { ...DEFAULT_SETTINGS };
    this.random = random;
    this.context.book.clear();
  }
}
