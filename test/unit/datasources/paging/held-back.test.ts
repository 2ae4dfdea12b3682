import { describe, expect, it } from 'vitest';
import { failure, type Read, readOn, row } from './hostile-pages.js';

describe('a list with a connector that is held back', () => {
  it('waits for it, however often the client reads on meanwhile', async () => {
    let reads = 0;
    const read: Read = (at) => {
      if (at === undefined) return { items: [row(1)], unreadable: 0, next: 'a' };
      reads += 1;
      if (reads <= 300) throw failure('CIRCUIT_OPEN');
      return { items: [row(2)], unreadable: 0 };
    };

    const { ids, last } = await readOn(read, { first: 5 });

    expect(ids).toEqual(expect.arrayContaining(['row-1', 'row-2']));
    expect(last.unavailable).toEqual([]);
  });

  it('ends without it after 100 requests that were sent', async () => {
    const read: Read = (at) => {
      if (at === undefined) return { items: [row(1)], unreadable: 0, next: 'a' };
      throw failure('UNAVAILABLE');
    };

    const { last } = await readOn(read, { first: 50 });

    expect(last.unavailable).toMatchObject([
      { message: 'hostile returned no further row in 100 requests', retryable: false },
    ]);
  });
});
