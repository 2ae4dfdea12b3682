/** Permits for a number of pieces of work at a time. A permit is given back however the work ends. */
export interface Slots {
  /**
   * Runs `work` when a permit is free, in the order of arrival. **Throws** `QueueFull` when too many wait, and the reason of the signal
   * when it is aborted before `work` begins. The place in the queue is then free for another.
   */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Too many already wait for a permit. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

export function createSlots(most: number, mostWaiting: number): Slots {
  const waiting = new Set<() => void>();
  let free = most;

  function take(signal: AbortSignal): Promise<void> | void {
    signal.throwIfAborted();
    if (free === 0) return queue(signal);
    free -= 1;
  }

  function queue(signal: AbortSignal): Promise<void> {
    if (waiting.size >= mostWaiting) throw new QueueFull('required fewer waiting requests');
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(enter);
        reject(signal.reason);
      };
      waiting.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  function giveBack(): void {
    const [next] = waiting;
    if (!next) {
      free += 1;
      return;
    }
    waiting.delete(next);
    next();
  }

  return {
    async run(signal, work) {
      await take(signal);
      try {
        return await work();
      } finally {
        giveBack();
      }
    },
  };
}
