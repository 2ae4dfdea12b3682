import { describe, expect, it } from 'vitest';
import { offsetFeed } from '../../../../src/datasources/paging/offset-feed.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { walk } from '../../../support/feeds.js';

const row = (n: number): Listed => ({
  id: `row-${n}`,
  createdAt: `2026-01-01T00:00:00.${String(n).padStart(9, '0')}Z`,
});

/** Newest first: the highest number. */
const rows = (count: number): Listed[] => Array.from({ length: count }, (_, index) => row(count - index));

function feedOf(list: Listed[], keeps?: (row: Listed) => boolean) {
  const offsets: number[] = [];
  const feed = offsetFeed<Listed>({
    key: 'b1',
    limit: 3,
    read: async (offset) => {
      offsets.push(offset);
      const items = list.slice(offset, offset + 3);
      return { items, unreadable: 0, received: items.length };
    },
    ...(keeps && { keeps }),
  });
  return { feed, offsets };
}

const idsOf = async (feed: Feed<Listed>, between?: () => void): Promise<string[]> =>
  (await walk(feed, between)).flatMap(({ items }) => ids(items));

const ids = (list: readonly Listed[]) => list.map(({ id }) => id);

describe('offsetFeed', () => {
  it('goes on by what arrived and stops at a short page', async () => {
    const list = rows(7);
    const { feed, offsets } = feedOf(list);

    expect(await idsOf(feed)).toEqual(ids(list));

    expect(offsets).toEqual([0, 3, 6]);
  });

  it('stops at an empty page', async () => {
    const { feed, offsets } = feedOf(rows(6));

    expect(await idsOf(feed)).toHaveLength(6);

    expect(offsets).toEqual([0, 3, 6]);
  });

  it.each([1, 2, 3, 4])(
    'loses and repeats nothing while %i rows come in between two pages',
    async (count) => {
      const list = rows(9);
      const { feed } = feedOf(list);
      let inserted = false;

      const seen = await idsOf(feed, () => {
        if (inserted) return;
        inserted = true;
        for (let n = 0; n < count; n += 1) list.unshift(row(10 + n));
      });

      const before = ids(rows(9));
      expect(seen.filter((id) => before.includes(id))).toEqual(before);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it('reads a place again from the row it started at or before', async () => {
    const list = rows(6);
    const { next } = await feedOf(list).feed.read();
    list.unshift(row(7));

    const again = await feedOf(list).feed.read(next);

    expect(ids([...again.items])).toEqual(['row-4', 'row-3', 'row-2']);
  });

  it('gives a page whole when it is read twice', async () => {
    const { feed } = feedOf(rows(4));

    const first = await feed.read();

    expect(await feed.read()).toEqual(first);
  });

  it('goes on past a page of which it keeps nothing', async () => {
    const { feed } = feedOf(rows(7), ({ id }) => id === 'row-1');

    expect(await idsOf(feed)).toEqual(['row-1']);
  });

  it('goes on when the one row it keeps of a page is a repeat', async () => {
    const list = rows(7);
    const { feed } = feedOf(list, ({ id }) => id === 'row-5' || id === 'row-1');
    let inserted = false;

    const seen = await idsOf(feed, () => {
      if (!inserted) list.unshift(row(8));
      inserted = true;
    });

    expect(seen).toEqual(['row-5', 'row-1']);
  });

  it('counts unreadable records as received', async () => {
    const feed = offsetFeed<Listed>({
      key: 'b1',
      limit: 3,
      read: async () => ({ items: [row(1)], unreadable: 2, received: 3 }),
    });

    expect(await feed.read()).toEqual({ items: [row(1)], unreadable: 2, next: '3' });
  });

  it('takes a page longer than the limit for the whole list', async () => {
    const list = rows(5);
    const feed = offsetFeed<Listed>({
      key: 'b1',
      limit: 3,
      read: async () => ({ items: list, unreadable: 0, received: 5 }),
    });

    expect(await feed.read()).toEqual({ items: list, unreadable: 0 });
  });

  it('says that rows may be missing where the provider ignores the offset', async () => {
    const read = async () => ({ items: rows(3), unreadable: 0, received: 3 });

    const pages = await walk(offsetFeed<Listed>({ key: 'b1', limit: 3, read }));

    expect(pages.map(({ incomplete }) => incomplete ?? false)).toEqual([false, false, true]);
  });

  it('ends where the provider ignores the offset', async () => {
    const list = rows(3);
    const feed = offsetFeed<Listed>({
      key: 'b1',
      limit: 3,
      read: async () => ({ items: list, unreadable: 0, received: 3 }),
    });

    expect(await idsOf(feed)).toEqual(ids(list));
  });

  it('takes a place that is no offset for the top', async () => {
    const { feed, offsets } = feedOf(rows(2));

    await feed.read('tomorrow');

    expect(offsets).toEqual([0]);
  });
});
