import type { Fault, FaultMatch, FaultOrder } from './fault-input.js';

/** A fault in the response of `GET /__sandbox/faults`; `remaining` null: until cleared. */
export interface FaultRow {
  readonly id: string;
  readonly match: FaultMatch;
  readonly fault: Fault;
  readonly remaining: number | null;
  readonly hits: number;
  /** Requests that wait at a hold. */
  readonly reached: number;
}

/** An ordered fault with a countdown of affected requests. */
export class ArmedFault {
  #hits = 0;
  #reached = 0;
  #isOpen = false;
  #held: Array<() => void> = [];
  #watchers: Array<() => void> = [];

  constructor(
    readonly id: string,
    readonly order: FaultOrder,
  ) {}

  get row(): FaultRow {
    const { match, fault, times } = this.order;
    const remaining = times === 0 ? null : times - this.#hits;
    return { id: this.id, match, fault, remaining, hits: this.#hits, reached: this.#reached };
  }

  takes(method: string, path: string): boolean {
    const { match, times } = this.order;
    if (times !== 0 && this.#hits >= times) return false;
    if (match.method !== undefined && match.method !== method) return false;
    return match.path.endsWith('*') ? path.startsWith(match.path.slice(0, -1)) : path === match.path;
  }

  hit(): this {
    this.#hits += 1;
    return this;
  }

  /** Resolves at the release, or immediately if it is already released. */
  hold(): Promise<void> {
    this.#reached += 1;
    for (const watcher of this.#watchers.splice(0)) watcher();
    return this.#isOpen ? Promise.resolve() : new Promise((resolve) => this.#held.push(resolve));
  }

  /** Releases the waiting requests and holds no further ones; returns the number of waiting requests. */
  release(): number {
    this.#isOpen = true;
    const held = this.#held.splice(0);
    for (const resume of held) resume();
    return held.length;
  }

  /** Resolves with the number of held requests when there is one; undefined after `timeoutMs` milliseconds. */
  async reached(timeoutMs: number): Promise<number | undefined> {
    if (this.#reached === 0) await this.#firstReach(timeoutMs);
    return this.#reached === 0 ? undefined : this.#reached;
  }

  #firstReach(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#watchers.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** The ordered faults, oldest first. The first matching fault applies to a request. */
export class Faults {
  #armed: ArmedFault[] = [];
  #count = 0;

  get rows(): readonly FaultRow[] {
    return this.#armed.map((armed) => armed.row);
  }

  add(order: FaultOrder): ArmedFault {
    this.#count += 1;
    const armed = new ArmedFault(`fault-${this.#count}`, order);
    this.#armed.push(armed);
    return armed;
  }

  find(id: string): ArmedFault | undefined {
    return this.#armed.find((armed) => armed.id === id);
  }

  take(method: string, path: string): ArmedFault | undefined {
    return this.#armed.find((armed) => armed.takes(method, path))?.hit();
  }

  /** Removes all faults and releases held requests. */
  clear(): void {
    for (const armed of this.#armed.splice(0)) armed.release();
  }
}
