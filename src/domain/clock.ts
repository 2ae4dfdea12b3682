/** The time source of the program. */
export interface Clock {
  /** The wall clock. **Units** milliseconds since 1970 UTC. */
  nowMs(): number;
  /** A monotonic clock. **Units** milliseconds since an arbitrary time. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds; rejects with the reason of `signal` if it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
