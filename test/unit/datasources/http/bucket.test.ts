import { describe, expect, it } from 'vitest';
import { createBucket } from '../../../../src/datasources/http/bucket.js';
import { manualClock } from '../../../support/manual-clock.js';

function open(size: number, perSecond: number) {
  const clock = manualClock();
  const bucket = createBucket({ size, perSecond }, clock);
  const take = (count: number) => {
    for (let taken = 0; taken < count; taken += 1) bucket.take();
  };
  return { clock, bucket, take };
}

describe('a token bucket', () => {
  it('is full at first', () => {
    const { bucket, take } = open(3, 1);

    take(2);

    expect([1, 2, 4].map(bucket.msUntil)).toEqual([0, 1000, 3000]);
  });

  it('fills up at its rate, up to its size', () => {
    const { clock, bucket, take } = open(2, 4);
    take(2);

    clock.advance(250);
    expect(bucket.msUntil(1)).toBe(0);
    expect(bucket.msUntil(2)).toBe(250);
    clock.advance(60_000);

    expect(bucket.msUntil(2)).toBe(0);
    expect(bucket.msUntil(3)).toBe(250);
  });

  it('has a token after the stated time, whatever the rate', () => {
    for (const perSecond of [0.3, 1, 3, 7, 30, 49, 999]) {
      const { clock, bucket, take } = open(1, perSecond);
      for (let taken = 0; taken < 100; taken += 1) {
        take(1);
        clock.advance(bucket.msUntil(1));
        expect(bucket.msUntil(1)).toBe(0);
      }
    }
  });

  it('gets back the token that was not used, and never holds more than its size', () => {
    const { bucket, take } = open(2, 1);
    take(2);

    bucket.giveBack();
    expect([1, 2].map(bucket.msUntil)).toEqual([0, 1000]);
    bucket.giveBack();
    bucket.giveBack();

    expect([2, 3].map(bucket.msUntil)).toEqual([0, 1000]);
  });
});
