import type { SimContext } from '../kernel/types.js';
import { SimWorld } from '../kernel/world.js';
import { DEFAULT_SETTINGS, type Settings, withChanges } from './settings.js';
import { State } from './state.js';

const FIRST_TRANSACTION_NUMBER = 100_001;

/** The world with Cardbiller's sequence numbers. */
export class World extends SimWorld<State, Settings> {
  #transactionNumber = FIRST_TRANSACTION_NUMBER;
  #requests = 0;

  constructor(context: SimContext) {
    super(context, { newState: () => new State(), defaults: DEFAULT_SETTINGS, withChanges });
  }

  nextTransactionNumber(): number {
    return this.#transactionNumber++;
  }

  nextRequestId(): string {
    this.#requests += 1;
    return `rq_${this.#requests.toString(16).padStart(4, '0')}`;
  }

  override clear(seed: number): void {
    super.clear(seed);
    this.#transactionNumber = FIRST_TRANSACTION_NUMBER;
    this.#requests = 0;
  }
}
