import type { Clock } from '../../src/domain/clock.js';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Moves time on and wakes, in order, who slept until then. */
  advance(ms: number): void;
  /** Resolves once `count` sleepers are waiting. */
  sleepers(count: number): Promise<void>;
  /** How long each sleep that was asked for is, in order. */
  readonly slept: readonly number[];
}

/** Starts at 2026-01-05T12:00:00Z, a Monday. */
export function manualClock(startMs = Date.UTC(2026, 0, 5, 12)): ManualClock {
  let elapsed = 0;
  let waiting: Sleeper[] = [];
  let watchers: Array<() => boolean> = [];
  const slept: number[] = [];
  const changed = () => {
    watchers = watchers.filter((done) => !done());
  };
  const clock: ManualClock = {
    slept,
    nowMs: () => startMs + elapsed,
    monotonicMs: () => elapsed,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { atMs: elapsed + ms, wake: resolve };
        slept.push(ms);
        waiting.push(sleeper);
        const stop = () => {
          waiting = waiting.filter((other) => other !== sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', stop, { once: true });
        changed();
      }),
    advance(ms) {
      elapsed += ms;
      const due = waiting.filter(({ atMs }) => atMs <= elapsed).sort((a, b) => a.atMs - b.atMs);
      waiting = waiting.filter(({ atMs }) => atMs > elapsed);
      for (const { wake } of due) wake();
    },
    sleepers: (count) =>
      new Promise((resolve) => {
        const done = () => {
          if (waiting.length < count) return false;
          resolve();
          return true;
        };
        if (!done()) watchers.push(done);
      }),
  };
  return clock;
}
