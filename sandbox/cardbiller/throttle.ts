import { fail } from './errors.js';
import type { Settings } from './settings.js';
import { SECOND } from './time.js';

/** A token bucket over the simulator's clock. */
export class Throttle {
  #tokens = Number.POSITIVE_INFINITY;
  #filledMs = 0;

  /** Takes one token. Throws `HttpReply` 429 with `Retry-After` when none is left. Source: contract 8. */
  take(settings: Settings, nowMs: number): void {
    const rate = settings.rateLimitPerSecond;
    if (rate === null) {
      this.#tokens = Number.POSITIVE_INFINITY;
      return;
    }
    const refill = (Math.max(0, nowMs - this.#filledMs) / SECOND) * rate;
    this.#tokens = Math.min(settings.rateLimitBurst, this.#tokens + refill);
    this.#filledMs = nowMs;
    if (this.#tokens < 1) throw refusal(rate, this.#tokens);
    this.#tokens -= 1;
  }
}

function refusal(rate: number, tokens: number): Error {
  const seconds = Math.max(1, Math.ceil((1 - tokens) / Math.max(rate, 0.001)));
  return fail('RATE_LIMITED', 'Too many requests.', { headers: { 'Retry-After': String(seconds) } });
}
