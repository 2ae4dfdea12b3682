import type { Lane } from './upstream.js';

/** Permits for a number of pieces of work at a time. A permit is given back however the work ends. */
export interface Slots {
  /**
   * Runs `work` when a permit is free, in the order of arrival: first what waits in the lane WRITE, then in the lane READ. **Throws**
   * `QueueFull` when too many wait in the lane, and the reason of the signal when it is aborted before `work` begins. The place in the queue
   * is then free for another.
   */
  run<T>(signal: AbortSignal, work: () => Promise<T>, lane?: Lane): Promise<T>;
  /** Whether work would begin at once. */
  isFree(lane: Lane): boolean;
  /** The pieces of work that begin before one that arrives now. */
  ahead(lane: Lane): number;
}

/** Too many already wait for a permit. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** Limits how often work begins. */
export interface Pace {
  /** The time until work of the lane can begin. **Units** milliseconds. */
  msUntil(lane: Lane): number;
  /** Counts work that begins. */
  take(): void;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface SlotsOptions {
  /** The permits that only the lane WRITE uses. */
  readonly reserved?: number;
  readonly pace?: Pace;
}

/** At most `most` pieces of work at a time; at most `mostWaiting` wait in each lane. Work that waits for its pace holds no permit. */
export function createSlots(most: number, mostWaiting: number, options: SlotsOptions = {}): Slots {
  return new WorkSlots(most, mostWaiting, options);
}

/** In the order in which they are served. */
const LANES: readonly Lane[] = ['WRITE', 'READ'];
const NO_PACE: Pace = { msUntil: () => 0, take: () => undefined, sleep: async () => undefined };

class WorkSlots implements Slots {
  readonly #waiting: Readonly<Record<Lane, Set<() => void>>> = { WRITE: new Set(), READ: new Set() };
  readonly #mostWaiting: number;
  readonly #reserved: number;
  readonly #pace: Pace;
  #free: number;
  #alarm: { readonly lane: Lane; readonly off: AbortController } | null = null;

  constructor(most: number, mostWaiting: number, { reserved = 0, pace = NO_PACE }: SlotsOptions) {
    this.#free = most;
    this.#mostWaiting = mostWaiting;
    this.#reserved = reserved;
    this.#pace = pace;
  }

  async run<T>(signal: AbortSignal, work: () => Promise<T>, lane: Lane = 'READ'): Promise<T> {
    await this.#take(signal, lane);
    try {
      return await work();
    } finally {
      this.#free += 1;
      this.#startNext();
    }
  }

  isFree(lane: Lane): boolean {
    return this.ahead(lane) === 0 && this.#mayBegin(lane);
  }

  ahead(lane: Lane): number {
    const { WRITE, READ } = this.#waiting;
    return lane === 'WRITE' ? WRITE.size : WRITE.size + READ.size;
  }

  #take(signal: AbortSignal, lane: Lane): Promise<void> | void {
    signal.throwIfAborted();
    if (!this.isFree(lane)) return this.#queue(signal, lane);
    this.#begin();
  }

  #queue(signal: AbortSignal, lane: Lane): Promise<void> {
    const waiting = this.#waiting[lane];
    if (waiting.size >= this.#mostWaiting) throw new QueueFull('required fewer waiting requests');
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(enter);
        this.#setAlarm();
        reject(signal.reason);
      };
      waiting.add(enter);
      signal.addEventListener('abort', leave, { once: true });
      this.#setAlarm();
    });
  }

  #hasPlace(lane: Lane): boolean {
    return this.#free > (lane === 'WRITE' ? 0 : this.#reserved);
  }

  #mayBegin(lane: Lane): boolean {
    return this.#hasPlace(lane) && this.#pace.msUntil(lane) === 0;
  }

  #begin(): void {
    this.#free -= 1;
    this.#pace.take();
  }

  #startNext(): void {
    for (const lane of LANES) {
      for (const enter of this.#waiting[lane]) {
        if (!this.#mayBegin(lane)) break;
        this.#begin();
        this.#waiting[lane].delete(enter);
        enter();
      }
    }
    this.#setAlarm();
  }

  /** Wakes the first lane that waits for its pace alone. */
  #setAlarm(): void {
    const lane = LANES.find((each) => this.#waiting[each].size > 0 && this.#hasPlace(each));
    if (lane === this.#alarm?.lane) return;
    this.#alarm?.off.abort();
    this.#alarm = null;
    if (lane === undefined) return;
    const alarm = { lane, off: new AbortController() };
    this.#alarm = alarm;
    const ring = () => {
      if (this.#alarm !== alarm) return;
      this.#alarm = null;
      this.#startNext();
    };
    this.#pace.sleep(this.#pace.msUntil(lane), alarm.off.signal).then(ring, () => undefined);
  }
}
