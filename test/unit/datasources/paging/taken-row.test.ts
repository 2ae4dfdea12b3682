import { describe, expect, it } from 'vitest';
import { toMark } from '../../../../src/datasources/paging/marks.js';
import { type LastRow, MAX_MARKS } from '../../../../src/datasources/paging/position.js';
import { TakenRow } from '../../../../src/datasources/paging/taken-row.js';

const NOW = '2026-03-02T17:00:00Z';
const take = (id: string, tied: LastRow | null = null) => new TakenRow(NOW, 'ach', id, tied);
const ids = Array.from({ length: MAX_MARKS + 2 }, (_, index) => `account-${index}`);

describe('a taken row', () => {
  it('has the mark of its id', () => {
    expect(take('account-1').marks).toEqual([toMark('account-1')]);
  });

  it('has the marks of the rows that are tied with it, the last one first, up to the limit', () => {
    const last = ids.reduce<LastRow | null>((tied, id) => take(id, tied), null);

    expect(last?.marks).toEqual([...ids].reverse().slice(0, MAX_MARKS).map(toMark));
  });

  it('goes on with the marks of the row at which an earlier response ended', () => {
    const resumed: LastRow = { moment: NOW, feed: 'ach', marks: ['one', 'two', 'three'] };

    expect(take('account-1', resumed).marks).toEqual([toMark('account-1'), 'one', 'two']);
  });
});
