import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Step } from './chain.js';
import type { Outgoing } from './outgoing.js';

/** The retry budget that all reads of one connector share. */
export interface RetryBudget {
  /** Counts a new read, which earns a fraction of a retry. */
  earn(): void;
  /** Takes one retry; false when none is left. */
  take(): boolean;
}

const EARNED_PER_READ = 0.1;
const MOST_SAVED = 20;

/** In an outage up to `MOST_SAVED` retries run, and after that one for every ten reads, so that load does not multiply. */
export function createRetryBudget(): RetryBudget {
  let saved = MOST_SAVED;
  return {
    earn() {
      saved = Math.min(MOST_SAVED, saved + EARNED_PER_READ);
    },
    take() {
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}

export interface RetryOptions {
  readonly budget: RetryBudget;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly random: () => number;
}

const REPEATS = 2;
const BASE_MS = 100;
/** An attempt that can be retried leaves a third of the remaining time to the next one. */
const SHARE_OF_TIME = 2 / 3;

/** Attempts a read up to three times within its deadline. **Throws** the error of the last attempt that was sent. */
export function retry(options: RetryOptions): Step {
  return async function retry(request, next) {
    options.budget.earn();
    let earlier: unknown = null;
    for (let repeats = 0; ; repeats++) {
      try {
        return await next({ ...request, shareOfTime: repeats < REPEATS ? SHARE_OF_TIME : 1 });
      } catch (error) {
        if (earlier !== null && isHeldBack(error)) throw earlier;
        if (repeats === REPEATS || !(await mayRepeat(options, request, error, repeats))) throw error;
        earlier = error;
      }
    }
  };
}

/** The circuit opened before the retry. The earlier error says more. */
function isHeldBack(error: unknown): boolean {
  return error instanceof UpstreamError && error.code === 'CIRCUIT_OPEN';
}

/** Waits until the read may be retried; false when it must not be. */
async function mayRepeat(
  { budget, clock, random }: RetryOptions,
  { deadline, wanted }: Outgoing,
  error: unknown,
  repeats: number,
): Promise<boolean> {
  if (!(error instanceof UpstreamError) || !isWorthRepeating(error) || !wanted()) return false;
  const jitterMs = random() * BASE_MS * 2 ** repeats;
  const pauseMs = (error.retryAfterMs ?? 0) + jitterMs;
  if (deadline.signal.aborted || pauseMs >= deadline.remainingMs() || !budget.take()) return false;
  return clock.sleep(pauseMs, deadline.signal).then(
    () => wanted(),
    () => false,
  );
}

/** A RATE_LIMITED error of the gateway's own limiter has no status. A retry would only lengthen the queue. */
function isWorthRepeating({ code, status }: UpstreamError): boolean {
  return code === 'TIMEOUT' || code === 'UNAVAILABLE' || (code === 'RATE_LIMITED' && status !== null);
}
