import { SECOND } from './time.js';

/** How much a simulator lets through, as its settings have it. */
export interface RateLimit {
  /** Requests a second; null for no limit. */
  readonly rateLimitPerSecond: number | null;
  readonly rateLimitBurst: number;
}

/** One token in thousandths: what a rate refills in a millisecond is then the rate itself, never rounded when whole. */
const TOKEN = 1_000;

/** A token bucket over the simulator's clock; the provider says how it refuses. Units: whole seconds, at least 1. */
export class Throttle {
  #left = Number.POSITIVE_INFINITY;
  #filledMs = 0;

  constructor(private readonly refusal: (waitSeconds: number) => Error) {}

  /** Takes one token. Throws the provider's refusal when none is left. */
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

  /** Forgets what was taken: the full burst is there again. */
  clear(): void {
    this.#left = Number.POSITIVE_INFINITY;
  }
}

function waitSeconds(rate: number, left: number): number {
  const waitMs = (TOKEN - left) / Math.max(rate, 0.001);
  return Math.ceil(waitMs / SECOND);
}
