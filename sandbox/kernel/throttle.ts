import { SECOND } from './time.js';

/** The request rate of a simulator according to its settings. */
export interface RateLimit {
  /** The request rate; null for no limit. **Units** requests per second. */
  readonly rateLimitPerSecond: number | null;
  readonly rateLimitBurst: number;
}

/** One token. **Units** thousandths of a token, so that an integer rate per second refills exactly its value per millisecond. */
const TOKEN = 1_000;

/** A token bucket over the simulator's clock. The provider defines its refusal. **Units** whole seconds to wait, at least 1. */
export class Throttle {
  #left = Number.POSITIVE_INFINITY;
  #filledMs = 0;

  constructor(private readonly refusal: (waitSeconds: number) => Error) {}

  /** Takes one token. **Throws** the provider's refusal if none is left. */
  take({ rateLimitPerSecond: rate, rateLimitBurst: burst }: RateLimit, nowMs: number): void {
    if (rate === null) {
      this.clear();
      return;
    }
    const refill = Math.max(0, nowMs - this.#filledMs) * rate;
    this.#left = Math.min(burst * TOKEN, this.#left + refill);
    this.#filledMs = nowMs;
    if (this.#left < TOKEN) throw this.refusal(waitSeconds(rate, this.#left));
    this.#left -= TOKEN;
  }

  /** Refills the bucket. */
  clear(): void {
    this.#left = Number.POSITIVE_INFINITY;
  }
}

function waitSeconds(rate: number, left: number): number {
  const waitMs = (TOKEN - left) / Math.max(rate, 0.001);
  return Math.ceil(waitMs / SECOND);
}
