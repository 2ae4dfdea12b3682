import { fail } from './errors.js';
import type { Settings } from './settings.js';

/** A token bucket over the simulator's clock. */
export class Throttle {
  #tokens = Number.POSITIVE_INFINITY;
  #filledMs = 0;

  /** Takes one token. Throws `HttpReply` 429 when none is left. Source: contract 4. */
  take(settings: Settings, nowMs: number): void {
    const rate = settings.rateLimitPerSecond;
    if (rate === null) {
      this.#tokens = Number.POSITIVE_INFINITY;
      return;
    }
    const refill = (Math.max(0, nowMs - this.#filledMs) / 1_000) * rate;
    this.#tokens = Math.min(settings.rateLimitBurst, this.#tokens + refill);
    this.#filledMs = nowMs;
    if (this.#tokens < 1) throw refusal(settings, rate, this.#tokens);
    this.#tokens -= 1;
  }
}

function refusal(settings: Settings, rate: number, tokens: number): Error {
  const seconds = Math.max(1, Math.ceil((1 - tokens) / Math.max(rate, 0.001)));
  const headers = settings.retryAfterHeader ? { 'Retry-After': String(seconds) } : undefined;
  return fail(429, 'Too many requests.', headers);
}
