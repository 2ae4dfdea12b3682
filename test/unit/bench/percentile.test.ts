import { describe, expect, it } from 'vitest';
import { median, percentile } from '../../../bench/run/percentile.js';

describe('median', () => {
  it('is the value in the middle, whatever the order', () => {
    expect(median([10, 1, 2])).toBe(2);
  });

  it('is the mean of the two values in the middle of an even number', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('of no values is no number', () => {
    expect(median([])).toBeNaN();
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])('takes the nearest rank of %s', (share, value) => {
    expect(percentile(hundred, share)).toBe(value);
  });

  it('of no values is 0', () => {
    expect(percentile([], 0.5)).toBe(0);
  });
});
