import type { Clock } from '../../domain/clock.js';

/** A token bucket: a token allows one request, and tokens return at a steady rate up to the size of the bucket. */
export interface Bucket {
  /** Takes one token. The bucket must hold one; see `msUntil`. */
  take(): void;
  /** Returns a token that was not used. */
  giveBack(): void;
  /** The time until the bucket holds `count` tokens, if nobody takes one meanwhile. **Units** milliseconds. */
  msUntil(count: number): number;
}

/** Parts of a token below this are an error of rounding. */
const ROUNDING = 1e-6;

/** A full bucket of `size` tokens, to which `perSecond` return in each second. */
export function createBucket(
  { size, perSecond }: { readonly size: number; readonly perSecond: number },
  clock: Pick<Clock, 'monotonicMs'>,
): Bucket {
  let tokens = size;
  let countedAtMs = clock.monotonicMs();
  const count = () => {
    const nowMs = clock.monotonicMs();
    tokens = Math.min(size, tokens + ((nowMs - countedAtMs) / 1000) * perSecond);
    countedAtMs = nowMs;
    return tokens;
  };
  return {
    take() {
      tokens = count() - 1;
    },
    giveBack() {
      tokens = Math.min(size, count() + 1);
    },
    msUntil(wanted) {
      const missing = wanted - count();
      return missing <= ROUNDING ? 0 : Math.ceil((missing / perSecond) * 1000);
    },
  };
}
