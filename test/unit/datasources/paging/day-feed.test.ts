import { describe, expect, it } from 'vitest';
import { shiftDay } from '../../../../src/datasources/paging/days.js';
import { feedOf, ids, List, newest, type Row, row, TODAY, walk } from './day-list.js';

describe('dayFeed', () => {
  it('ends after one look at a list that fits into it', async () => {
    const list = new List([row('2024-01-01'), row('2026-06-29')]);

    expect(await feedOf(list).read()).toEqual({ items: newest(list.rows), unreadable: 0 });

    expect(list.asked).toEqual(['glance ..']);
  });

  it('finds an empty list empty with one look', async () => {
    expect(await feedOf(new List([])).read()).toEqual({ items: [], unreadable: 0 });
  });

  it('begins with the newest day there is, be it in the future', async () => {
    const rows = ['2031-01-05', '2031-01-04', '2031-01-04', '2031-01-03'].map((day, n) =>
      row(day, '08:00:00', `r${n}`),
    );
    const list = new List(rows);

    const page = await feedOf(list).read();

    expect(page).toMatchObject({ items: [{ id: 'r0' }], next: '2031-01-04' });
    expect(list.asked).toEqual(['glance ..', 'whole 2031-01-04..']);
  });

  it('goes on from a day, in a later feed too, and gives it again', async () => {
    const list = new List(['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04'].map((day) => row(day)));

    const page = await feedOf(list).read('2026-06-03');

    expect(ids(page.items)).toEqual(['2026-06-03 12:00:00']);
    expect(page.next).toBe('2026-06-02');
    expect(await feedOf(list).read('2026-06-03')).toEqual(page);
    expect(list.asked[0]).toBe('whole 2026-06-02..2026-06-04');
  });

  it('crosses years without rows in a few looks', async () => {
    const old = ['2009-03-01', '2009-02-28', '2009-02-27', '2009-02-26'].map((day) => row(day));
    const list = new List([row('2026-06-29'), ...old]);

    expect((await walk(() => feedOf(list))).seen).toEqual(ids(newest(list.rows)));

    expect(list.asked.length).toBeLessThanOrEqual(8);
  });

  it('reads more days at a time where there are few rows, fewer where there are many', async () => {
    const sparse = Array.from({ length: 60 }, (_, n) => row(shiftDay(TODAY, -n)));
    const dense = sparse.flatMap(({ createdAt }) =>
      Array.from({ length: 150 }, (_, n) => row(createdAt.slice(0, 10), '12:00:00', `${createdAt} ${n}`)),
    );
    const few = new List(sparse);
    const many = new List(dense);
    const alone = async (list: List) => {
      const feed = feedOf(list);
      let at: string | undefined;
      let longest = 0;
      do {
        const page = await feed.read(at);
        longest = Math.max(longest, page.items.length);
        at = page.next;
      } while (at !== undefined);
      return longest;
    };

    expect(await alone(few)).toBeGreaterThan(8);
    expect(few.asked.length).toBeLessThan(15);
    expect(await alone(many)).toBeLessThan(700);
  });

  it('stays within its days', async () => {
    const list = new List(Array.from({ length: 40 }, (_, n) => row(shiftDay(TODAY, -n))));
    const days = { from: '2026-06-03', to: '2026-06-20' };

    const { seen, incomplete } = await walk(() => feedOf(list, { days }));

    expect(seen).toHaveLength(18);
    expect(seen[0]).toBe('2026-06-20 12:00:00');
    expect(seen.at(-1)).toBe('2026-06-03 12:00:00');
    expect(incomplete).toBe(false);
    expect(list.asked.every((asked) => !asked.includes(' 2026-05') && !asked.includes(' ..'))).toBe(true);
  });

  it('has nothing in days of which the first is after the last', async () => {
    const list = new List([row('2026-06-03')]);

    expect(await feedOf(list, { days: { from: '2026-06-05', to: '2026-06-01' } }).read()).toEqual({
      items: [],
      unreadable: 0,
    });
    expect(list.asked).toEqual([]);
  });

  it.each(['', 'tomorrow', '2026-02-30', '12', '1969-12-31'])(
    'takes the place %j, at which nothing can be, for the top',
    async (at) => {
      const list = new List([row('2026-06-03')]);

      expect((await feedOf(list).read(at)).items).toHaveLength(1);
    },
  );

  it('keeps what it is told to, and orders rows of one moment as it is told to', async () => {
    const rows = ['b', 'c', 'a', 'x'].map((id) => row('2026-06-01', '10:00:00', id));
    const order = (a: Row, b: Row) => (a.id < b.id ? -1 : 1);

    const page = await feedOf(new List(rows, { glance: 9 }), { order, keeps: ({ id }) => id !== 'x' }).read();

    expect(ids(page.items)).toEqual(['a', 'b', 'c']);
  });
});

describe('a list by days that cannot be trusted', () => {
  const days = Array.from({ length: 30 }, (_, n) => shiftDay(TODAY, -n));

  it('is read as a whole when it ignores the days asked for', async () => {
    const list = new List(
      days.map((day) => row(day)),
      { ignores: 'both' },
    );

    expect(await walk(() => feedOf(list))).toMatchObject({ seen: ids(newest(list.rows)), incomplete: false });

    expect(list.asked.at(-1)).toBe('whole ..');
  });

  it('is not taken for ended when it answers with newer rows alone', async () => {
    const list = new List([...days.map((day) => row(day)), row('2020-01-01')], { ignores: 'to' });

    expect((await walk(() => feedOf(list))).seen).toEqual(ids(newest(list.rows)));
  });

  it('is told as incomplete, but given, where it cannot be shown to be complete', async () => {
    const list = new List(
      days.map((day) => row(day)),
      { showable: 0 },
    );

    const { seen, incomplete } = await walk(() => feedOf(list));

    expect(seen).toEqual(ids(newest(list.rows)));
    expect(incomplete).toBe(true);
  });

  it('is read in slices that are narrow enough to show that they are complete', async () => {
    const list = new List(
      days.map((day) => row(day)),
      { showable: 5 },
    );

    expect(await walk(() => feedOf(list))).toMatchObject({ seen: ids(newest(list.rows)), incomplete: false });
  });

  it('is left, as incomplete, when nothing ever shows its end', async () => {
    const list = new List([]);
    list.read = async () => ({ records: [], isComplete: false });
    const feed = feedOf(list);

    expect(await walk(() => feed, 80)).toMatchObject({ seen: [], incomplete: true });
  });

  it('counts a record of no day as often as it comes, and goes on', async () => {
    const list = new List(days.map((day) => row(day)));
    const unreadable = await feedOf(list, {
      dayOf: () => null,
      toRows: (records) => ({ items: [], unreadable: records.length }),
    }).read();

    expect(unreadable.unreadable).toBeGreaterThan(0);
    expect(unreadable.next).toBe(shiftDay(TODAY, -1));
  });
});
