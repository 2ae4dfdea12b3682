import type { Clock } from '../../../src/domain/clock.js';
import { systemClock } from '../../../src/domain/clock.js';

/** The machine's clock, moved on by what a test says. Timers run in real time. */
export class WorldClock implements Clock {
  private aheadMs = 0;

  nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  monotonicMs(): number {
    return systemClock.monotonicMs();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return systemClock.sleep(ms, signal);
  }

  /** From now on it is `nowMs`. */
  set(nowMs: number): void {
    this.aheadMs = nowMs - Date.now();
  }
}
