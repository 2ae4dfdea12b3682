import { failAll } from './errors.js';
import type { Settings } from './settings.js';
import { SECOND } from './time.js';

/** A token bucket over the simulator's clock. */
export class Throttle {
  #tokens = Number.POSITIVE_INFINITY;
  #filledMs = 0;

  /** Takes one token. Throws `HttpReply` 429 when none is left. Source: contract 11. */
  take(settings: Settings, nowMs: number): void {
    const rate = settings.rateLimitPerSecond;
    if (rate === null) {
      this.#tokens = Number.POSITIVE_INFINITY;
      return;
    }
    const refill = (Math.max(0, nowMs - this.#filledMs) / SECOND) * rate;
    this.#tokens = Math.min(settings.rateLimitBurst, this.#tokens + refill);
    this.#filledMs = nowMs;
    if (this.#tokens < 1) throw refusal(settings, rate, this.#tokens);
    this.#tokens -= 1;
  }
}

function refusal({ retryAfter }: Settings, rate: number, tokens: number): Error {
  const seconds = Math.max(1, Math.ceil((1 - tokens) / Math.max(rate, 0.001)));
  const errors = [{ field: 'base', message: 'Rate limit exceeded' }];
  return failAll(429, errors, retryAfter ? { 'Retry-After': String(seconds) } : {});
}
