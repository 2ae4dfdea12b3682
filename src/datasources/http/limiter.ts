import { bulkhead, isBulkheadRejectedError } from 'cockatiel';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Step } from './chain.js';
import { inTurn, leftUnsent } from './turn.js';
import type { Limits } from './upstream.js';

/** Keeps the requests of one connector within its limits. */
export interface Limiter {
  /**
   * Runs `work` when a permit is free. **Throws** `UpstreamError` RATE_LIMITED, nothing sent, when too many requests already wait, and the
   * signal's reason when it is aborted while waiting for the next second.
   */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

const WAITING_PER_SLOT = 50;
const FEWEST_WAITING = 200;
const RETRY_AFTER_MS = 1000;

/** A limiter for at most `maxConcurrent` requests at a time and `requestsPerSecond` in each second. */
export function createLimiter(connector: ConnectorRef, limits: Limits, clock: Pick<Clock, 'sleep'>): Limiter {
  const { maxConcurrent, requestsPerSecond } = limits;
  const slots = bulkhead(maxConcurrent, Math.max(FEWEST_WAITING, maxConcurrent * WAITING_PER_SLOT));
  const rate = new RateLimiterMemory(toWindow(requestsPerSecond));
  return {
    async run(signal, work) {
      try {
        return await slots.execute(async () => {
          signal.throwIfAborted();
          for (let waitMs = await takeOrWait(rate); waitMs > 0; waitMs = await takeOrWait(rate)) {
            await clock.sleep(waitMs, signal);
          }
          signal.throwIfAborted();
          return work();
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

/**
 * Waits for a permit for each attempt. Until the request begins, the wait, here and in the steps that follow, ends as soon as the deadline
 * passes.
 */
export function takeTurn(connector: ConnectorRef, limiter: Limiter): Step {
  return async function takeTurn(request, next) {
    const { signal } = request.deadline;
    return inTurn(
      signal,
      () => leftUnsent(connector),
      (begin) => limiter.run(signal, () => next({ ...request, begin })),
    );
  };
}

/** Requests per second → whole requests in a number of seconds. */
function toWindow(perSecond: number): { points: number; duration: number } {
  return perSecond >= 1
    ? { points: Math.floor(perSecond), duration: 1 }
    : { points: 1, duration: 1 / perSecond };
}

/** Takes one request of this second and returns 0, or returns the time to wait before asking again. **Units** milliseconds. */
async function takeOrWait(rate: RateLimiterMemory): Promise<number> {
  try {
    await rate.consume('all');
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
    throw refusal;
  }
}
