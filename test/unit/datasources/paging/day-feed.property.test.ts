import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CursorSealer } from '../../../../src/datasources/paging/cursor.js';
import { shiftDay } from '../../../../src/datasources/paging/days.js';
import { listConnection } from '../../../../src/datasources/paging/list.js';
import type { Connection } from '../../../../src/domain/connection.js';
import { feedOf, ids, List, newest, type Row, row, TODAY, walk } from './day-list.js';

const moment = fc
  .record({ daysAgo: fc.oneof(fc.nat(12), fc.nat(4000)), hour: fc.nat(23), second: fc.nat(2) })
  .map(({ daysAgo, hour, second }) => ({
    day: shiftDay(TODAY, -daysAgo),
    time: `${String(hour).padStart(2, '0')}:00:0${second}`,
  }));
const manners = fc.record({
  glance: fc.integer({ min: 1, max: 6 }),
  zone: fc.integer({ min: -12, max: 14 }),
  isUnordered: fc.boolean(),
  ignores: fc.constantFrom('nothing', 'nothing', 'from', 'to', 'both' as const),
  showable: fc.constantFrom(Number.POSITIVE_INFINITY, 8, 0),
});
const history = fc.record({
  moments: fc.array(moment, { maxLength: 60 }),
  manners,
  inserts: fc.array(moment),
});

describe('any history', () => {
  it('gives every row once, in order, while others are inserted between reads', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ moments, manners, inserts }) => {
        const list = new List(
          moments.map(({ day, time }, n) => row(day, time, `r${n}`)),
          manners,
        );
        const before = new Set(ids(list.rows));
        const waiting = inserts.map(({ day, time }, n) => row(day, time, `n${n}`));

        const { rows, seen } = await walk(
          () => feedOf(list),
          500,
          () => list.rows.push(...waiting.splice(0, 1)),
        );

        expect(new Set(seen).size).toBe(seen.length);
        expect(rows).toEqual(newest(rows));
        expect(seen.filter((id) => before.has(id)).sort()).toEqual([...before].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('gives every row once through cursors', async () => {
    const sealer = new CursorSealer(Buffer.from('a secret of the test'));
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.integer({ min: 1, max: 9 }),
        async ({ moments, manners, inserts }, first) => {
          const list = new List(
            moments.map(({ day, time }, n) => row(day, time, `r${n}`)),
            manners,
          );
          const before = newest(list.rows);
          const waiting = inserts.map(({ day, time }, n) => row(day, time, `n${n}`));
          const seen: string[] = [];
          let after: string | null = null;
          do {
            const page: Connection<Row> = await listConnection(sealer, {
              first,
              after,
              binding: { field: 'Query.test', filter: {}, subject: 'caller' },
              contributions: [{ connector: 'c', open: async () => [feedOf(list)] }],
              matches: () => true,
            });
            seen.push(...page.edges.map(({ node }) => node.id));
            after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
            list.rows.push(...waiting.splice(0, 1));
          } while (after !== null);

          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.filter((id) => id.startsWith('r'))).toEqual(ids(before));
        },
      ),
      { numRuns: 150 },
    );
  });
});
