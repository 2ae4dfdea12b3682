import type { Clock } from './clock.js';

/** A time limit that ends by itself, or earlier with the outer limit. */
export interface Deadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
  /** A time limit of at most this share of the remaining time, from 0 to 1. */
  part(share: number): Deadline;
  /** Stops the time until the returned function is called. Parts that were started before go on. */
  pause(): () => void;
  /** Releases the timer. Call it when the work is over. */
  end(): void;
}

/** Ends the timer. One for all: every request ends several, and nobody sees the reason. */
const ENDED = new DOMException('the work is over', 'AbortError');

/** The longest time that a timer accepts. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Starts a time limit of `ms` milliseconds. It ends early when `outer` is aborted.
 *
 * The timer holds the signal until the limit ends. Node holds the signals of `AbortSignal.timeout` and `AbortSignal.any` weakly: a
 * collected one is never aborted.
 */
export function startDeadline(clock: Clock, ms: number, outer?: AbortSignal): Deadline {
  const passed = new AbortController();
  const follow = () => passed.abort(outer?.reason);
  const pass = () => passed.abort(new DOMException('the deadline has passed', 'TimeoutError'));
  if (outer?.aborted) follow();
  if (ms <= 0) pass();
  outer?.addEventListener('abort', follow, { once: true });
  const timer = startTimer(clock, ms, pass);
  return {
    signal: passed.signal,
    remainingMs: timer.remainingMs,
    part: (share) => startDeadline(clock, timer.remainingMs() * share, passed.signal),
    pause: timer.pause,
    end() {
      outer?.removeEventListener('abort', follow);
      timer.end();
    },
  };
}

/** Calls `pass` after `ms` milliseconds that are not spent in a pause. */
function startTimer(
  clock: Clock,
  ms: number,
  pass: () => void,
): Pick<Deadline, 'remainingMs' | 'pause' | 'end'> {
  let leftMs = ms;
  let startedMs = clock.monotonicMs();
  let running: AbortController | null = null;
  let isOver = false;
  const remainingMs = () => Math.max(0, running ? leftMs - (clock.monotonicMs() - startedMs) : leftMs);
  const start = () => {
    if (running || isOver) return;
    running = new AbortController();
    startedMs = clock.monotonicMs();
    clock.sleep(Math.min(MAX_TIMER_MS, leftMs), running.signal).then(pass, () => undefined);
  };
  const stop = () => {
    leftMs = remainingMs();
    running?.abort(ENDED);
    running = null;
  };
  start();
  return {
    remainingMs,
    pause() {
      stop();
      return start;
    },
    end() {
      stop();
      isOver = true;
    },
  };
}

/** Runs work within a time limit of `ms` milliseconds, and releases the timer when the work is over. */
export async function withinDeadline<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const deadline = startDeadline(clock, ms, outer);
  try {
    return await work(deadline.signal);
  } finally {
    deadline.end();
  }
}
