import type { Clock } from '../../domain/clock.js';
import { type Deadline, startDeadline } from '../../domain/deadline.js';
import type { Step } from './chain.js';

/**
 * Gives all attempts of a request one deadline of `timeoutMs`. A write also ends when its caller leaves or at the time in its guard, which
 * no pause puts off.
 */
export function limitTime(clock: Clock, timeoutMs: number): Step {
  return async function limitTime(request, next) {
    const leftMs = (request.guard?.notAfterMs ?? Number.POSITIVE_INFINITY) - clock.nowMs();
    const ms = Math.max(0, Math.min(timeoutMs, leftMs));
    const deadline = startDeadline(clock, ms, request.caller ?? undefined);
    try {
      return await next({ ...request, deadline: request.guard ? withoutPause(deadline) : deadline });
    } finally {
      deadline.end();
    }
  };
}

function withoutPause(deadline: Deadline): Deadline {
  return { ...deadline, pause: () => () => undefined };
}
