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
  return new WorkSlots(most, mostWaiting);
}

class WorkSlots implements Slots {
  readonly #waiting = new Set<() => void>();
  readonly #mostWaiting: number;
  #free: number;

  constructor(most: number, mostWaiting: number) {
    this.#free = most;
    this.#mostWaiting = mostWaiting;
  }

  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#take(signal);
    try {
      return await work();
    } finally {
      this.#giveBack();
    }
  }

  #take(signal: AbortSignal): Promise<void> | void {
    signal.throwIfAborted();
    if (this.#free === 0) return this.#queue(signal);
    this.#free -= 1;
  }

  #queue(signal: AbortSignal): Promise<void> {
    const waiting = this.#waiting;
    if (waiting.size >= this.#mostWaiting) throw new QueueFull('required fewer waiting requests');
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

  #giveBack(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
