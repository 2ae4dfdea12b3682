/** Apart enough that deliveries leave one after the other. */
const GAP_MS = 50;

/** The part of a world that notices wait by. */
interface Timed {
  readonly nowMs: number;
  at(atMs: number, task: () => void): void;
}

/** Starts the deliveries one after another, a little apart, so that they leave in this order. */
export function sendInTurn(world: Timed, sends: ReadonlyArray<() => void>): void {
  sends.forEach((send, index) => world.at(world.nowMs + index * GAP_MS, send));
}

/** Notices on their way out: at once, or held back and let go in reverse, as a command ordered. */
export class NoticeHold {
  /** How many of the next ones are held back before all of them leave. */
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
