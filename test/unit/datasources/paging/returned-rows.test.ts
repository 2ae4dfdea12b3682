import { describe, expect, it } from 'vitest';
import { toMark } from '../../../../src/datasources/paging/marks.js';
import type { LastRow } from '../../../../src/datasources/paging/position.js';
import { ReturnedRows } from '../../../../src/datasources/paging/returned-rows.js';
import type { Row } from '../../../../src/datasources/paging/row.js';
import type { Listed } from '../../../../src/domain/page.js';

const [NEWER, THEN, OLDER] = ['2026-03-03T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z'];
const row = (id: string, moment: string): Row<Listed> => ({
  item: { id, createdAt: moment },
  moment,
  page: undefined,
});
const ids = (rows: readonly Row<Listed>[]) => rows.map(({ item }) => item.id);
const lastRow = (feed: string, ...marks: string[]): LastRow => ({ moment: THEN, feed, marks });

/** Newer than the last row given, four of its moment, older. */
const ROWS = [
  row('new', NEWER),
  row('a', THEN),
  row('b', THEN),
  row('c', THEN),
  row('d', THEN),
  row('old', OLDER),
];

describe('the rows of a feed that were not given before', () => {
  it('are all before the first answer', () => {
    expect(ids(new ReturnedRows<Listed>('m', null).pass(ROWS))).toEqual(ids(ROWS));
  });

  it('are those behind the last row of the feed itself', () => {
    expect(ids(new ReturnedRows<Listed>('m', lastRow('m', 'b', 'a')).pass(ROWS))).toEqual(['c', 'd', 'old']);
  });

  it('are those of its moment and older where a feed with a smaller tag gave the last row', () => {
    expect(ids(new ReturnedRows<Listed>('m', lastRow('l', 'x')).pass(ROWS))).toEqual([
      'a',
      'b',
      'c',
      'd',
      'old',
    ]);
  });

  it('are the older ones alone where a feed with a greater tag gave the last row', () => {
    expect(ids(new ReturnedRows<Listed>('m', lastRow('n', 'x')).pass(ROWS))).toEqual(['old']);
  });

  it('are those behind an earlier mark when the last row has left the list', () => {
    expect(ids(new ReturnedRows<Listed>('m', lastRow('m', 'gone', 'b', 'a')).pass(ROWS))).toEqual([
      'c',
      'd',
      'old',
    ]);
  });

  it('are all of the moment, rather than too few, when every mark has left the list', () => {
    expect(ids(new ReturnedRows<Listed>('m', lastRow('m', 'gone')).pass(ROWS))).toEqual([
      'a',
      'b',
      'c',
      'd',
      'old',
    ]);
  });

  it('are known only with the mark on a later page of the feed', () => {
    const passage = new ReturnedRows<Listed>('m', lastRow('m', 'c'));

    expect(passage.pass(ROWS.slice(0, 3))).toEqual([]);
    expect(passage.heldBack?.item.id).toBe('a');
    expect(ids(passage.pass(ROWS.slice(3)))).toEqual(['d', 'old']);
    expect(passage.heldBack).toBeUndefined();
  });

  it('are those held back when the feed ends without its mark', () => {
    const passage = new ReturnedRows<Listed>('m', lastRow('m', 'gone'));
    passage.pass(ROWS.slice(0, 3));

    expect(ids(passage.end())).toEqual(['a', 'b']);
    expect(passage.end()).toEqual([]);
    expect(ids(passage.pass([row('e', NEWER)]))).toEqual(['e']);
  });
});

describe('a mark', () => {
  it('is a short text itself, and eight characters that stand for a longer one', () => {
    expect(toMark('12345678')).toBe('12345678');
    expect(toMark('123456789')).toMatch(/^[\w-]{8}$/);
    expect(toMark('123456789')).toBe(toMark('123456789'));
    expect(toMark('123456789')).not.toBe('12345678');
    expect(toMark('123456780')).not.toBe(toMark('123456789'));
  });
});
