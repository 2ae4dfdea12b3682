import type { Clock } from '../../domain/clock.js';
import type { Step } from './chain.js';
import type { Deadline } from './outgoing.js';

/** Gives all attempts of a request one deadline of `timeoutMs`. A write also ends when its caller leaves or at the time in its guard. */
export function limitTime(clock: Clock, timeoutMs: number): Step {
  return async function limitTime(request, next) {
    const leftMs = (request.guard?.notAfterMs ?? Number.POSITIVE_INFINITY) - clock.nowMs();
    const ms = Math.max(0, Math.min(timeoutMs, leftMs));
    const deadline = startDeadline(clock, ms, request.caller ?? undefined);
    try {
      return await next({ ...request, deadline });
    } finally {
      deadline.end();
    }
  };
}

/** Starts a time limit of `ms` milliseconds. It ends early when `outer` is aborted. */
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
