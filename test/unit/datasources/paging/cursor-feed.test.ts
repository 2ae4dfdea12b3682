import { describe, expect, it } from 'vitest';
import { type CursorRead, cursorFeed } from '../../../../src/datasources/paging/cursor-feed.js';
import type { Feed, Listed, Page } from '../../../../src/domain/page.js';
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

  it('takes an empty page for the last, and says that rows may be missing where it names another', async () => {
    const page = await constant({ items: [], unreadable: 0, received: 0, next: 'row-9' }).read();

    expect(page).toEqual({ items: [], unreadable: 0, incomplete: true });
  });

  it('goes on behind a page of which nothing could be read', async () => {
    const page = await constant({ items: [], unreadable: 2, received: 2, next: 'row-9' }).read();

    expect(page).toEqual({ items: [], unreadable: 2, next: 'row-9' });
  });

  it('ends where a page leads back to itself, and says that rows may be missing', async () => {
    const feed = constant({ items: [row(1)], unreadable: 0, received: 1, next: 'row-1' });

    expect((await feed.read()).next).toBe('row-1');
    expect(await feed.read('row-1')).toEqual({ items: [row(1)], unreadable: 0, incomplete: true });
  });

  it.each([2, 3, 7])('ends where the cursors go in a circle of %i, and says so', async (length) => {
    let cursors = 0;
    const read = async (cursor: string | undefined): Promise<CursorRead<Listed>> => {
      cursors += 1;
      const next = ((cursor === undefined ? 0 : Number(cursor)) % length) + 1;
      return { items: [row(next)], unreadable: 0, received: 1, next: String(next) };
    };

    const pages = await walk(cursorFeed({ key: 'rows', read }));

    expect(pages.at(-1)).toMatchObject({ incomplete: true });
    expect(cursors).toBe(length + 1);
  });

  it('finds a circle when each page is read by another feed, as over several responses', async () => {
    const read = async (cursor: string | undefined): Promise<CursorRead<Listed>> => {
      const next = ((cursor === undefined ? 0 : Number(cursor)) % 7) + 1;
      return { items: [row(next)], unreadable: 0, received: 1, next: String(next) };
    };
    let at: string | undefined;
    let page: Page<Listed>;
    let reads = 0;

    do {
      page = await cursorFeed({ key: 'rows', read }).read(at);
      at = page.next;
      reads += 1;
    } while (at !== undefined && reads < 100);

    expect(page.incomplete).toBe(true);
    expect(reads).toBeLessThan(30);
  });

  it('goes on from a page that is read twice', async () => {
    const { feed } = feedOf(rows(9));
    const first = await feed.read();

    const second = await feed.read(first.next);
    const again = await feed.read(first.next);
    const third = await feed.read(again.next);

    expect(again).toEqual(second);
    expect(third).toMatchObject({ items: rows(3) });
    expect(third.incomplete).toBeUndefined();
  });

  it.each(['~', '~a', '~1~~x', '', ' ', 'a~b~c', '~9~zzzzzzzz~'])(
    'gives the provider back the cursor %j that it named',
    async (cursor) => {
      const asked: Array<string | undefined> = [];
      const read = async (at: string | undefined): Promise<CursorRead<Listed>> => {
        asked.push(at);
        const next = [cursor, `${cursor}+`, null][asked.length - 1] ?? null;
        return { items: [row(asked.length)], unreadable: 0, received: 1, next };
      };

      await walk(cursorFeed({ key: 'rows', read }));

      expect(asked).toEqual([undefined, cursor, `${cursor}+`]);
    },
  );

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
