import { DAY } from '../kernel/time.js';
import { type Plan, wholeSecond } from './seed-plan.js';
import type { AccountRecord } from './state.js';

const DENSE_DAYS = 60;
const SHARED = 0.3;

/** The times of past transfers: dense in the last sixty days, sometimes in the same second. */
export class Moments {
  #latest: number | undefined;

  constructor(private readonly plan: Plan) {}

  /** The time before the end of the data. **Units** milliseconds. */
  ago(ms: number): number {
    return wholeSecond(this.plan.anchorMs - ms);
  }

  /** A time after the opening of the account, old enough for a final status; often the same as the previous one. */
  past(account: AccountRecord): number {
    const { random } = this.plan.world;
    const earliest = account.createdMs + 2 * DAY;
    if (this.#latest !== undefined && this.#latest > earliest && random.chance(SHARED)) return this.#latest;
    const days = random.chance(0.75) ? random.int(4, DENSE_DAYS - 1) : random.int(DENSE_DAYS, 480);
    const asked = this.ago(days * DAY - random.int(0, DAY));
    this.#latest = Math.max(asked, wholeSecond(earliest + random.int(0, DAY)));
    return this.#latest;
  }

  /** Whether rows of that age include holds and their releases. */
  keepsHolds(atMs: number): boolean {
    return !this.plan.isLean && atMs > this.plan.anchorMs - DENSE_DAYS * DAY;
  }
}
