import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Points that were taken, or how long to wait for more. */
export type Spent =
  | { readonly isGranted: true; giveBack(points: number): Promise<void> }
  | { readonly isGranted: false; readonly retryAfterMs: number };

/** So many points a minute for each name. A shared store may stand behind it. */
export interface PointBudget {
  /** Takes points, or none when too few are left. What turns out not to be needed is given back, within the same minute. */
  spend(name: string, points: number): Promise<Spent>;
}

const MINUTE_SECONDS = 60;

/** A budget in the memory of this process: each gateway counts for itself. A minute begins with the first points that are taken. */
export function memoryBudget(pointsPerMinute: number): PointBudget {
  const limiter = new RateLimiterMemory({ points: pointsPerMinute, duration: MINUTE_SECONDS });
  return {
    async spend(name, points) {
      try {
        const { msBeforeNext } = await limiter.consume(name, points);
        return { isGranted: true, giveBack: giveBack(limiter, name, performance.now() + msBeforeNext) };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        // A refusal counts too in the limiter, and would keep out what is small enough.
        await limiter.reward(name, points);
        return { isGranted: false, retryAfterMs: refused.msBeforeNext };
      }
    },
  };
}

/** Nothing after the end of the minute: it would be a present to the next one. */
function giveBack(limiter: RateLimiterMemory, name: string, endsAtMs: number) {
  return async (points: number): Promise<void> => {
    if (points > 0 && performance.now() < endsAtMs) await limiter.reward(name, points);
  };
}
