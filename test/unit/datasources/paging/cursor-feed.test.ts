import { describe, expect, it } from 'vitest';
import { type CursorRead, cursorFeed } from '../../../../src/datasources/paging/cursor-feed.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { walk } from '../../../support/feeds.js';

const row = (n: number): Listed => ({ id: `row-${n}`, createdAt: null });

/** Newest first: the highest number. */
const rows = (count: number): Listed[] => Array.from({ length: count }, (_, index) => row(count - index));

/** A list in pages of three, each behind the last row of the one before. */
function feedOf(list: Listed[], keeps?: (row: Listed) => boolean) {
  const cursors: Array<string | undefined> = [];
  const read = async (cursor: string | undefined): Promise<CursorRead<Listed>> => {
    cursors.push(cursor);
    const start = list.findIndex(({ id }) => id === cursor) + 1;
    const items = list.slice(start, start + 3);
    const next = items.length === 3 ? (items.at(-1)?.id ?? null) : null;
    return { items, unreadable: 0, received: items.length, next };
  };
  return { feed: cursorFeed({ key: 'rows', read, ...(keeps && { keeps }) }), cursors };
}

/** Always gives the same answer. */
const constant = (answer: CursorRead<Listed>) => cursorFeed({ key: 'rows', read: async () => answer });

const idsOf = async (feed: Feed<Listed>, between?: () => void): Promise<string[]> =>
  (await walk(feed, between)).flatMap(({ items }) => ids(items));

const ids = (list: readonly Listed[]) => list.map(({ id }) => id);

describe('cursorFeed', () => {
  it('goes on from cursor to cursor until none is named', async () => {
    const { feed, cursors } = feedOf(rows(7));

    expect(await idsOf(feed)).toEqual(ids(rows(7)));

    expect(cursors).toEqual([undefined, 'row-5', 'row-2']);
  });

  it('ends at an empty page behind a full one', async () => {
    const { feed, cursors } = feedOf(rows(6));

    expect(await idsOf(feed)).toEqual(ids(rows(6)));

    expect(cursors).toEqual([undefined, 'row-4', 'row-1']);
  });

  it('takes an empty page for the last, whatever it names', async () => {
    const page = await constant({ items: [], unreadable: 0, received: 0, next: 'row-9' }).read();

    expect(page).toEqual({ items: [], unreadable: 0 });
  });

  it('goes on behind a page of which nothing could be read', async () => {
    const page = await constant({ items: [], unreadable: 2, received: 2, next: 'row-9' }).read();

    expect(page).toEqual({ items: [], unreadable: 2, next: 'row-9' });
  });

  it('ends where a page leads back to itself', async () => {
    const feed = constant({ items: [row(1)], unreadable: 0, received: 1, next: 'row-1' });

    expect((await feed.read()).next).toBe('row-1');
    expect(await feed.read('row-1')).toEqual({ items: [row(1)], unreadable: 0 });
  });

  it('goes on past a page of which it keeps nothing', async () => {
    const { feed } = feedOf(rows(7), ({ id }) => id === 'row-1');

    expect(await idsOf(feed)).toEqual(['row-1']);
  });

  it('loses and repeats nothing while rows come in between two pages', async () => {
    const list = rows(8);
    const { feed } = feedOf(list);

    const seen = await idsOf(feed, () => list.unshift(row(list.length + 1)));

    expect(seen).toEqual(ids(rows(8)));
  });

  it('carries the key it was given', () => {
    expect(feedOf([]).feed.key).toBe('rows');
  });
});
