import type { Clock } from '../../domain/clock.js';

/** A span of time that ends by itself, or earlier with what it is part of. */
export interface Deadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
  /** A span of at most this share of what remains. */
  part(share: number): Deadline;
  /** Lets go of the timer. To be called when the work is over. */
  end(): void;
}

/** Starts a span of `ms`, which ends early when `outer` is aborted. */
export function startDeadline(clock: Clock, ms: number, outer?: AbortSignal): Deadline {
  const startedMs = clock.monotonicMs();
  const passed = new AbortController();
  const over = new AbortController();
  const follow = () => passed.abort(outer?.reason);
  if (outer?.aborted) follow();
  outer?.addEventListener('abort', follow, { once: true });
  clock.sleep(ms, over.signal).then(
    () => passed.abort(new DOMException('the deadline has passed', 'TimeoutError')),
    () => undefined,
  );
  const remainingMs = () => Math.max(0, startedMs + ms - clock.monotonicMs());
  return {
    signal: passed.signal,
    remainingMs,
    part: (share) => startDeadline(clock, remainingMs() * share, passed.signal),
    end() {
      outer?.removeEventListener('abort', follow);
      over.abort();
    },
  };
}
