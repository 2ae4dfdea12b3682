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
      const shareOfTime = repeats < REPEATS ? SHARE_OF_TIME : 1;
      try {
        return await next({ ...request, shareOfTime, pausedMs: waitAfter(earlier) });
      } catch (error) {
        // The circuit opened before the retry, or the connector is held. The earlier error says more.
        if (earlier !== null && error instanceof UpstreamError && error.isHeldBack) throw earlier;
        if (repeats === REPEATS || !(await mayRepeat(options, request, error, repeats))) throw error;
        earlier = error;
      }
    }
  };
}

/** Waits until the read may be retried; false when it must not be. */
async function mayRepeat(
  options: RetryOptions,
  request: Outgoing,
  error: unknown,
  repeats: number,
): Promise<boolean> {
  if (!(error instanceof UpstreamError) || !isWorthRepeating(error) || !request.wanted()) return false;
  const pauseMs = pauseAfter(options, error, repeats);
  if (!fits(request, pauseMs) || !options.budget.take()) return false;
  return (await pause(options, request, pauseMs)) && request.wanted();
}

/**
 * Sends a keyed write up to twice more after a 429: the provider did nothing, and the key makes a repeat safe. Any other outcome, and any
 * write without a key, is left to the journal. **Throws** the error of the last attempt.
 */
export function repeatKeyed(options: PauseOptions): Step {
  return async function repeatKeyed(request, next) {
    if (!request.isKeyed) return next(request);
    let earlier: unknown = null;
    for (let repeats = 0; ; repeats++) {
      try {
        return await next({ ...request, pausedMs: waitAfter(earlier) });
      } catch (error) {
        if (earlier !== null && isUnsent(error)) throw earlier;
        if (repeats === REPEATS || !isRateLimit(error)) throw error;
        const pauseMs = pauseAfter(options, error, repeats);
        if (!fits(request, pauseMs) || !(await pause(options, request, pauseMs))) throw error;
        earlier = error;
      }
    }
  };
}

type PauseOptions = Pick<RetryOptions, 'clock' | 'random'>;

function pauseAfter({ random }: PauseOptions, { retryAfterMs }: UpstreamError, repeats: number): number {
  return (retryAfterMs ?? 0) + random() * BASE_MS * 2 ** repeats;
}

/** How long the provider or the hold asked to wait after an error; the pause was at least as long. */
function waitAfter(error: unknown): number {
  return error instanceof UpstreamError ? (error.retryAfterMs ?? 0) : 0;
}

function fits({ deadline }: Outgoing, pauseMs: number): boolean {
  return !deadline.signal.aborted && pauseMs < deadline.remainingMs();
}

/** False if the deadline passes first. */
function pause({ clock }: PauseOptions, { deadline }: Outgoing, pauseMs: number): Promise<boolean> {
  return clock.sleep(pauseMs, deadline.signal).then(
    () => true,
    () => false,
  );
}

/** The repeat was not sent. The 429 before it says more. */
function isUnsent(error: unknown): boolean {
  return error instanceof UpstreamError && error.sent === 'no';
}

function isRateLimit(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.status === 429;
}

/** A RATE_LIMITED error of the gateway's own limiter has no status. A retry would only lengthen the queue. */
function isWorthRepeating({ code, status }: UpstreamError): boolean {
  return code === 'TIMEOUT' || code === 'UNAVAILABLE' || (code === 'RATE_LIMITED' && status !== null);
}
