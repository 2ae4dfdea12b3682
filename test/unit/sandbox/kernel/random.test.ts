import { describe, expect, it } from 'vitest';
import { companyName } from '../../../../sandbox/kernel/names.js';
import { createRandom } from '../../../../sandbox/kernel/random.js';

describe('seeded randomness', () => {
  it('gives the same sequence for the same seed, another for another', () => {
    const draw = (seed: number): unknown => {
      const random = createRandom(seed);
      return [random.int(1, 1_000_000), random.token(12), random.uuid(), companyName(random)];
    };

    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('keeps within the bounds and reaches both', () => {
    const random = createRandom(3);

    const drawn = new Set(Array.from({ length: 200 }, () => random.int(1, 4)));

    expect([...drawn].sort()).toEqual([1, 2, 3, 4]);
  });

  it('makes UUIDs of version 4', () => {
    expect(createRandom(1).uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
