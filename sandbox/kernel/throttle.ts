import { SECOND } from './time.js';

/** How much a simulator lets through, as its settings have it. */
export interface RateLimit {
  /** Requests a second; null for no limit. */
  readonly rateLimitPerSecond: number | null;
  readonly rateLimitBurst: number;
}

/** A token bucket over the simulator's clock; the provider says how it refuses. Units: whole seconds, at least 1. */
export class Throttle {
  #tokens = Number.POSITIVE_INFINITY;
  #filledMs = 0;

  constructor(private readonly refusal: (waitSeconds: number) => Error) {}

  /** Takes one token. Throws the provider's refusal when none is left. */
  take({ rateLimitPerSecond: rate, rateLimitBurst: burst }: RateLimit, nowMs: number): void {
    if (rate === null) {
      this.#tokens = Number.POSITIVE_INFINITY;
      return;
    }
    const refill = (Math.max(0, nowMs - this.#filledMs) / SECOND) * rate;
    this.#tokens = Math.min(burst, this.#tokens + refill);
    this.#filledMs = nowMs;
    if (this.#tokens < 1) throw this.refusal(waitSeconds(rate, this.#tokens));
    this.#tokens -= 1;
  }
}

function waitSeconds(rate: number, tokens: number): number {
  return Math.max(1, Math.ceil((1 - tokens) / Math.max(rate, 0.001)));
}
