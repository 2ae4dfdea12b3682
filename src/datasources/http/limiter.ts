import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Step } from './chain.js';
import { createSlots, QueueFull } from './slots.js';
import { inTurn, leftUnsent } from './turn.js';
import type { Limits } from './upstream.js';

/** Keeps the requests of one connector within its limits. */
export interface Limiter {
  /**
   * Runs `work` when a permit is free. The permit is given back when `work` ends; it counts for the rate only if something was sent.
   * **Throws** `UpstreamError` RATE_LIMITED, nothing sent, when too many requests already wait, and the signal's reason when it is aborted
   * while waiting.
   */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

const WAITING_PER_SLOT = 50;
const FEWEST_WAITING = 200;
const RETRY_AFTER_MS = 1000;
const KEY = 'all';

type LimiterClock = Pick<Clock, 'sleep' | 'monotonicMs'>;

/** A limiter for at most `maxConcurrent` requests at a time and `requestsPerSecond` in each second. */
export function createLimiter(connector: ConnectorRef, limits: Limits, clock: LimiterClock): Limiter {
  const { maxConcurrent, requestsPerSecond } = limits;
  const slots = createSlots(maxConcurrent, Math.max(FEWEST_WAITING, maxConcurrent * WAITING_PER_SLOT));
  const rate = new RateLimiterMemory(toWindow(requestsPerSecond));
  return {
    async run(signal, work) {
      try {
        return await slots.run(signal, async () => {
          const point = await waitForPoint(rate, clock, signal);
          return countSent(work, point);
        });
      } catch (cause) {
        if (!(cause instanceof QueueFull)) throw cause;
        const retryAfterMs = RETRY_AFTER_MS;
        throw new UpstreamError({ connector, code: 'RATE_LIMITED', retryAfterMs, sent: 'no', cause });
      }
    },
  };
}

/**
 * Waits for a permit for each attempt. Until the request begins, the permit is given back as soon as the deadline passes, whatever the
 * steps that follow wait for. A begun request ends by itself.
 */
export function takeTurn(connector: ConnectorRef, limiter: Limiter): Step {
  return async function takeTurn(request, next) {
    const { signal } = request.deadline;
    const left = () => leftUnsent(connector);
    const send = () =>
      inTurn(signal, left, (stopWaiting) => {
        const begin = () => {
          stopWaiting();
          request.begin();
        };
        return next({ ...request, begin });
      });
    try {
      return await limiter.run(signal, send);
    } catch (error) {
      throw signal.aborted && error === signal.reason ? left() : error;
    }
  };
}

/** Requests per second → whole requests in a number of seconds. */
function toWindow(perSecond: number): { points: number; duration: number } {
  return perSecond >= 1
    ? { points: Math.floor(perSecond), duration: 1 }
    : { points: 1, duration: 1 / perSecond };
}

/** One request of the rate. */
interface Point {
  giveBack(): Promise<void>;
}

async function waitForPoint(
  rate: RateLimiterMemory,
  clock: LimiterClock,
  signal: AbortSignal,
): Promise<Point> {
  for (;;) {
    signal.throwIfAborted();
    const taken = await takePoint(rate, clock);
    if (typeof taken !== 'number') return taken;
    await clock.sleep(taken, signal);
  }
}

/** Takes one request of this second, or returns the time to wait before asking again. **Units** milliseconds. */
async function takePoint(rate: RateLimiterMemory, clock: LimiterClock): Promise<Point | number> {
  try {
    const { msBeforeNext } = await rate.consume(KEY);
    const endsAtMs = clock.monotonicMs() + msBeforeNext;
    return {
      async giveBack() {
        if (clock.monotonicMs() < endsAtMs) await rate.reward(KEY); // a point of a window that is over would be one too many
      },
    };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
    throw refusal;
  }
}

async function countSent<T>(work: () => Promise<T>, point: Point): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.sent === 'no') await point.giveBack();
    throw error;
  }
}
