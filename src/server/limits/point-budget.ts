import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** The taken points, or the time to wait for more. */
export type Spent =
  | { readonly isGranted: true; giveBack(points: number): Promise<void> }
  | { readonly isGranted: false; readonly retryAfterMs: number };

/** A budget of points per minute and name. An implementation can use a shared store. */
export interface PointBudget {
  /** Takes all points, or none if too few are left. Unused points can be returned within the same minute. */
  spend(name: string, points: number): Promise<Spent>;
}

const MINUTE_SECONDS = 60;

/** A budget in the memory of this process, so each gateway counts separately. A minute begins when the first points are taken. */
export function memoryBudget(pointsPerMinute: number): PointBudget {
  const limiter = new RateLimiterMemory({ points: pointsPerMinute, duration: MINUTE_SECONDS });
  return {
    async spend(name, points) {
      try {
        const { msBeforeNext } = await limiter.consume(name, points);
        return { isGranted: true, giveBack: giveBack(limiter, name, performance.now() + msBeforeNext) };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        // The limiter also counts a refusal, which would block smaller requests.
        await limiter.reward(name, points);
        return { isGranted: false, retryAfterMs: refused.msBeforeNext };
      }
    },
  };
}

/** Returns points; none after the end of the minute, because they would increase the budget of the next one. */
function giveBack(limiter: RateLimiterMemory, name: string, endsAtMs: number) {
  return async (points: number): Promise<void> => {
    if (points > 0 && performance.now() < endsAtMs) await limiter.reward(name, points);
  };
}
