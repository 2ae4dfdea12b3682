import { bulkhead, isBulkheadRejectedError } from 'cockatiel';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Limits } from './upstream.js';

/** Holds the requests of one connector to its limits. */
export interface Limiter {
  /**
   * Runs `send` when its turn has come. **Throws** `UpstreamError` RATE_LIMITED, nothing sent, when too many wait already, and
   * the signal's reason when it is aborted while waiting for the next second.
   */
  run<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T>;
}

const WAITING_PER_SLOT = 50;
const FEWEST_WAITING = 200;
const RETRY_AFTER_MS = 1000;

/** At most `maxConcurrent` at a time and `requestsPerSecond` in each second. */
export function createLimiter(connector: ConnectorRef, limits: Limits, clock: Pick<Clock, 'sleep'>): Limiter {
  const { maxConcurrent, requestsPerSecond } = limits;
  const slots = bulkhead(maxConcurrent, Math.max(FEWEST_WAITING, maxConcurrent * WAITING_PER_SLOT));
  const rate = new RateLimiterMemory(toWindow(requestsPerSecond));
  return {
    async run(signal, send) {
      try {
        return await slots.execute(async () => {
          signal.throwIfAborted();
          for (let waitMs = await takeOrWait(rate); waitMs > 0; waitMs = await takeOrWait(rate)) {
            await clock.sleep(waitMs, signal);
          }
          signal.throwIfAborted();
          return send();
        });
      } catch (error) {
        if (!isBulkheadRejectedError(error)) throw error;
        throw new UpstreamError({
          connector,
          code: 'RATE_LIMITED',
          retryAfterMs: RETRY_AFTER_MS,
          sent: 'no',
          cause: error,
        });
      }
    },
  };
}

/** Requests per second → whole requests in a number of seconds. */
function toWindow(perSecond: number): { points: number; duration: number } {
  return perSecond >= 1
    ? { points: Math.floor(perSecond), duration: 1 }
    : { points: 1, duration: 1 / perSecond };
}

/** Takes one request of this second and gives 0, or the milliseconds to wait before asking again. */
async function takeOrWait(rate: RateLimiterMemory): Promise<number> {
  try {
    await rate.consume('all');
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
    throw refusal;
  }
}
