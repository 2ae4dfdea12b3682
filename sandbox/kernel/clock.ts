import type { SimClock } from './types.js';

/** The clock with the functions of the kernel. */
export interface ControlledClock extends SimClock {
  /** Removes every task and returns to the start time. */
  reset(): void;
  close(): void;
}

interface Task {
  readonly atMs: number;
  readonly order: number;
  run(): void | Promise<void>;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A clock that runs with `wallMs` and can be moved. Tasks also run as real time passes. During `advance` and `set`, each task
 * ends before the next one starts.
 */
export function createClock(
  options: {
    readonly startMs?: number;
    readonly wallMs?: () => number;
    readonly onError?: (error: unknown) => void;
  } = {},
): ControlledClock {
  return new OffsetClock(options.wallMs ?? Date.now, options.startMs, options.onError ?? report);
}

class OffsetClock implements ControlledClock {
  readonly #startOffsetMs: number;
  #offsetMs: number;
  #order = 0;
  #tasks: Task[] = [];
  #timer: NodeJS.Timeout | undefined;
  #moving: Promise<void> = Promise.resolve();
  #moves = 0;
  #isClosed = false;
  readonly #running = new Set<Promise<void>>();

  constructor(
    readonly wallMs: () => number,
    startMs: number | undefined,
    readonly onError: (error: unknown) => void,
  ) {
    this.#startOffsetMs = startMs === undefined ? 0 : startMs - wallMs();
    this.#offsetMs = this.#startOffsetMs;
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  nowMs(): number {
    return this.wallMs() + this.#offsetMs;
  }

  schedule(atMs: number, run: () => void | Promise<void>): () => void {
    const task: Task = { atMs, order: this.#order++, run };
    const next = this.#tasks.findIndex((other) => other.atMs > atMs);
    this.#tasks.splice(next === -1 ? this.#tasks.length : next, 0, task);
    this.#arm();
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    };
  }

  advance(ms: number): Promise<void> {
    return this.#move(() => this.nowMs() + ms);
  }

  set(atMs: number): Promise<void> {
    return this.#move(() => atMs);
  }

  reset(): void {
    this.#tasks = [];
    this.#offsetMs = this.#startOffsetMs;
    clearTimeout(this.#timer);
  }

  close(): void {
    this.#isClosed = true;
    this.#tasks = [];
    clearTimeout(this.#timer);
  }

  /** Runs moves of the clock sequentially. */
  #move(target: () => number): Promise<void> {
    this.#moves += 1;
    const moved = this.#moving
      .then(() => this.#moveTo(target))
      .finally(() => {
        this.#moves -= 1;
        this.#arm();
      });
    this.#moving = moved.catch(() => undefined);
    return moved;
  }

  async #moveTo(target: () => number): Promise<void> {
    await Promise.all(this.#running);
    const goalMs = target();
    for (let task = this.#tasks[0]; task && task.atMs <= goalMs; task = this.#tasks[0]) {
      this.#tasks.shift();
      this.#jump(Math.max(this.nowMs(), task.atMs));
      await task.run();
    }
    this.#jump(goalMs);
  }

  #jump(toMs: number): void {
    this.#offsetMs = toMs - this.wallMs();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const first = this.#tasks[0];
    if (!first || this.#moves > 0 || this.#isClosed) return;
    const waitMs = Math.min(Math.max(first.atMs - this.nowMs(), 0), LONGEST_TIMER_MS);
    this.#timer = setTimeout(() => this.#runDue(), waitMs).unref();
  }

  /** Starts due tasks without waiting for them, so that a slow webhook receiver does not delay other tasks. */
  #runDue(): void {
    for (let task = this.#tasks[0]; task && task.atMs <= this.nowMs(); task = this.#tasks[0]) {
      this.#tasks.shift();
      this.#start(task);
    }
    this.#arm();
  }

  #start(task: Task): void {
    const run = (async () => task.run())().catch(this.onError);
    this.#running.add(run);
    void run.finally(() => this.#running.delete(run));
  }
}

function report(error: unknown): void {
  process.stderr.write(
    `sandbox: a scheduled task failed: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
}
