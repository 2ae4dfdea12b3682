/** The time between deliveries, so that they are sent in order. **Units** milliseconds. */
const GAP_MS = 50;

/** The part of a world that delays notices. */
interface Timed {
  readonly nowMs: number;
  at(atMs: number, task: () => void): void;
}

/** Starts the deliveries with a short pause in between, so that they are sent in this order. */
export function sendInTurn(world: Timed, sends: ReadonlyArray<() => void>): void {
  sends.forEach((send, index) => world.at(world.nowMs + index * GAP_MS, send));
}

/** Sends notices immediately, or, after a command, holds them and sends them in reverse order. */
export class NoticeHold {
  /** The number of next notices to hold before all of them are sent. */
  toHold = 0;
  readonly #held: Array<() => void> = [];

  constructor(private readonly world: Timed) {}

  pass(send: () => void): void {
    if (this.toHold === 0) {
      send();
      return;
    }
    this.#held.push(send);
    this.toHold -= 1;
    if (this.toHold === 0) sendInTurn(this.world, this.#held.splice(0).reverse());
  }

  clear(): void {
    this.#held.length = 0;
    this.toHold = 0;
  }
}
