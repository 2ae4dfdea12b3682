import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../src/domain/group-by.js';

describe('groups of items', () => {
  it('keep the order of the items and of the first appearance of each key', () => {
    const groups = groupBy([3, 1, 2, 5, 4], (each) => (each % 2 === 0 ? 'even' : 'odd'));

    expect([...groups]).toEqual([
      ['odd', [3, 1, 5]],
      ['even', [2, 4]],
    ]);
  });

  it('are none where there are no items', () => {
    expect(groupBy([], String).size).toBe(0);
  });
});
