/** A mutex per key within this process. Waiting calls run in the order in which they arrived. */
export interface KeyedMutex<K> {
  /** **Throws** the reason of `signal` if it is aborted before `work` starts. */
  run<T>(key: K, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export function createKeyedMutex<K>(): KeyedMutex<K> {
  const tails = new Map<K, Promise<void>>();
  return {
    async run(key, work, signal) {
      signal?.throwIfAborted();
      const before = tails.get(key) ?? Promise.resolve();
      const { promise: done, resolve: end } = deferred();
      const tail = before.then(() => done);
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      try {
        await turnOrAbort(before, signal);
        return await work();
      } finally {
        end();
      }
    },
  };
}

function turnOrAbort(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return turn;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    void turn.then(() => {
      signal.removeEventListener('abort', leave);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    });
  });
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
