import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CursorSealer } from '../../../../src/datasources/paging/cursor.js';
import { listConnection } from '../../../../src/datasources/paging/list.js';
import { type NumberedRead, pageFeed } from '../../../../src/datasources/paging/page-feed.js';
import type { Connection } from '../../../../src/domain/connection.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { walk } from '../../../support/feeds.js';

const SIZE = 3;
const row = (n: number): Listed => ({
  id: `row-${n}`,
  createdAt: `2026-01-01T00:00:00.${String(n).padStart(9, '0')}Z`,
});

/** Newest first: the highest number. */
const rows = (count: number): Listed[] => Array.from({ length: count }, (_, index) => row(count - index));
const ids = (list: readonly Listed[]) => list.map(({ id }) => id);

function addTo(list: Listed[], count: number): void {
  const from = list.length + 1;
  for (let n = from; n < from + count; n += 1) list.unshift(row(n));
}

/** A feed over a list in memory; `more` replaces what a read says. */
function feedOf(list: Listed[], more: Partial<NumberedRead<Listed>> = {}, keeps?: (row: Listed) => boolean) {
  const numbers: number[] = [];
  const feed = pageFeed<Listed>({
    key: 'b1',
    read: async (page) => {
      numbers.push(page);
      const items = list.slice((page - 1) * SIZE, page * SIZE);
      return { items, unreadable: 0, received: items.length, isLast: page * SIZE >= list.length, ...more };
    },
    ...(keeps && { keeps }),
  });
  return { feed, numbers };
}

async function walkOf(feed: Feed<Listed>, between?: (turn: number) => void) {
  const pages = await walk(feed, between);
  return {
    seen: ids(pages.flatMap(({ items }) => items)),
    incomplete: pages.some((page) => page.incomplete),
  };
}

describe('pageFeed', () => {
  it('reads page after page up to the one that says it is the last', async () => {
    const list = rows(7);
    const { feed, numbers } = feedOf(list);

    expect(await walkOf(feed)).toEqual({ seen: ids(list), incomplete: false });

    expect(numbers).toEqual([1, 2, 3]);
  });

  it('takes an empty page for the last, whatever it says', async () => {
    const { feed, numbers } = feedOf(rows(6), { isLast: false });

    expect(await walkOf(feed)).toEqual({ seen: ids(rows(6)), incomplete: false });

    expect(numbers).toEqual([1, 2, 3]);
  });

  it('ends an empty list with its first page', async () => {
    expect(await feedOf([], { isLast: false }).feed.read()).toEqual({ items: [], unreadable: 0 });
  });

  it('gives a page whole when it is read twice, and a later feed reads it from the same place', async () => {
    const list = rows(7);
    const { feed } = feedOf(list);
    await feed.read();

    const second = await feed.read('2');

    expect(second).toEqual({ items: list.slice(3, 6), unreadable: 0, next: '3' });
    expect(await feed.read('2')).toEqual(second);
    expect(await feedOf(list).feed.read('2')).toEqual(second);
  });

  it('counts unreadable records, and goes on past a page of nothing else', async () => {
    const { feed } = feedOf(rows(1), { items: [], unreadable: 3, received: 3, isLast: false });

    const pages = [await feed.read(), await feed.read('2'), await feed.read('3')];

    expect(pages.map(({ next, unreadable }) => [next, unreadable])).toEqual([
      ['2', 3],
      ['3', 3],
      ['4', 3],
    ]);
  });

  it('goes on past pages of which it keeps nothing', async () => {
    const { feed } = feedOf(rows(13), {}, ({ id }) => id === 'row-1');

    expect(await walkOf(feed)).toEqual({ seen: ['row-1'], incomplete: false });
  });

  it.each(['0', '-1', '01', '1.5', '1e3', '', ' 2', 'tomorrow', '9'.repeat(10)])(
    'takes the place %j, which is no page, for the top',
    async (at) => {
      const { feed, numbers } = feedOf(rows(2));

      await feed.read(at);

      expect(numbers).toEqual([1]);
    },
  );
});

describe('a list with page numbers that grows', () => {
  it('gives each row once that new rows push to a later page', async () => {
    const list = rows(8);

    const { seen } = await walkOf(feedOf(list).feed, (turn) => turn === 1 && addTo(list, 2));

    expect(seen).toEqual(ids(rows(8)));
  });

  it('goes on past one page of nothing but repeats', async () => {
    const list = rows(8);

    const walked = await walkOf(feedOf(list).feed, (turn) => turn === 1 && addTo(list, SIZE));

    expect(walked).toEqual({ seen: ids(rows(8)), incomplete: false });
  });

  it('misses and doubles nothing while fewer rows than a page come in at a time', async () => {
    const inserts = fc.array(fc.nat(SIZE - 1), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.nat(30), inserts, async (count, counts) => {
        const list = rows(count);
        const walked = await walkOf(feedOf(list).feed, (turn) => addTo(list, counts[turn - 1] ?? 0));
        expect(walked).toEqual({ seen: ids(rows(count)), incomplete: false });
      }),
    );
  });

  it('doubles nothing, and misses nothing untold, however many rows come in', async () => {
    const inserts = fc.array(fc.nat(4 * SIZE), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.nat(30), inserts, async (count, counts) => {
        const list = rows(count);
        const { seen, incomplete } = await walkOf(feedOf(list).feed, (turn) =>
          addTo(list, counts[turn - 1] ?? 0),
        );
        expect(new Set(seen).size).toBe(seen.length);
        expect(incomplete || ids(rows(count)).every((id) => seen.includes(id))).toBe(true);
      }),
    );
  });

  it('misses and doubles nothing over answers that go on from one another', async () => {
    const inserts = fc.array(fc.nat(2 * SIZE), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.nat(30), fc.integer({ min: 1, max: 7 }), inserts, async (count, first, counts) => {
        const list = rows(count);
        expect(await walkAnswers(list, first, counts)).toEqual(ids(rows(count)));
      }),
    );
  });
});

/** Asks for the answers one after the other, each with a feed of its own, while rows come in between them. */
async function walkAnswers(list: Listed[], first: number, counts: readonly number[]): Promise<string[]> {
  const sealer = new CursorSealer(Buffer.from('secret'));
  const binding = { field: 'Query.things', filter: {}, subject: 'caller' };
  const contributions = [{ connector: 'bank', open: async () => [feedOf(list).feed] }];
  const seen: string[] = [];
  let after: string | null = null;
  for (let turn = 0; turn === 0 || after !== null; turn += 1) {
    const request = { first, after, binding, contributions, matches: () => true };
    const answer: Connection<Listed> = await listConnection(sealer, request);
    seen.push(...ids(answer.edges.map(({ node }) => node)));
    after = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null;
    addTo(list, counts[turn] ?? 0);
  }
  return seen;
}

describe('a provider that ignores the page number', () => {
  const items = rows(SIZE);

  it('is told as incomplete once two pages in a row hold nothing new', async () => {
    const { feed, numbers } = feedOf(items, { items, received: SIZE, isLast: false });

    expect(await walkOf(feed)).toEqual({ seen: ids(items), incomplete: true });

    expect(numbers).toEqual([1, 2, 3]);
  });

  it('is told though nothing of it is kept', async () => {
    const { feed } = feedOf(items, { items, received: SIZE, isLast: false }, () => false);

    expect(await walkOf(feed)).toEqual({ seen: [], incomplete: true });
  });

  it('is taken at its word where it says that the page is the last', async () => {
    const { feed } = feedOf(items, { items, received: SIZE, isLast: true });

    expect(await walkOf(feed)).toEqual({ seen: ids(items), incomplete: false });
  });
});
