import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../../../src/datasources/linker/reads/shifting-list.js';

interface Read {
  readonly offset: number;
  readonly fresh: boolean;
}

/** Reads pages of four that begin with the last two rows of the one before. */
async function read<T>(answer: (offset: number, reads: number) => readonly T[]) {
  const reads: Read[] = [];
  const whole = await readWhole<T>({
    limit: 4,
    overlap: 2,
    idOf: (row) => (typeof row === 'string' ? row : null),
    read: async (offset, fresh) => {
      reads.push({ offset, fresh });
      return answer(offset, reads.length - 1);
    },
  });
  return { ...whole, reads, offsets: reads.map(({ offset }) => offset) };
}

const slice = (rows: string, offset: number) => [...rows].slice(offset, offset + 4);

describe('readWhole', () => {
  it('reads on until a page is short, each page from the last rows of the one before', async () => {
    const { records, isIncomplete, offsets } = await read((offset) => slice('abcdefg', offset));

    expect(records.join('')).toBe('abcdefg');
    expect(isIncomplete).toBe(false);
    expect(offsets).toEqual([0, 2, 4]);
  });

  it('may take the first page from what the request has read, and no other', async () => {
    const { reads } = await read((offset) => slice('abcdefg', offset));

    expect(reads.map(({ fresh }) => fresh)).toEqual([false, true, true]);
  });

  it('loses nothing and needs no new start when a row leaves between two pages', async () => {
    const { records, isIncomplete, offsets } = await read((offset, reads) =>
      slice(reads === 0 ? 'abcdefg' : 'acdefg', offset),
    );

    expect(records.join('')).toBe('abcdefg');
    expect(isIncomplete).toBe(false);
    expect(offsets).toEqual([0, 2, 4]);
  });

  it('takes a new row into its place, and no row twice', async () => {
    const { records } = await read((offset, reads) => slice(reads === 0 ? 'abcdefg' : 'abxcdefg', offset));

    expect(records.join('')).toBe('abxcdefg');
  });

  it('lets go of a row that has left', async () => {
    const { records } = await read((offset, reads) => slice(reads === 0 ? 'abcdefg' : 'abcefg', offset));

    expect(records.join('')).toBe('abcefg');
  });

  it('starts over, at the provider, when so many rows left that a gap may lie between', async () => {
    const { records, isIncomplete, reads } = await read((offset, count) =>
      slice(count === 0 ? 'abcdefgh' : 'cdefgh'.slice(2), offset),
    );

    expect(records.join('')).toBe('efgh');
    expect(isIncomplete).toBe(false);
    expect(reads.slice(0, 3)).toEqual([
      { offset: 0, fresh: false },
      { offset: 2, fresh: true },
      { offset: 0, fresh: true },
    ]);
  });

  it('starts over when the rows come in another order', async () => {
    const { records, isIncomplete, offsets } = await read((offset, reads) =>
      slice(reads === 1 ? 'abdcef' : 'abcdef', offset),
    );

    expect(records.join('')).toBe('abcdef');
    expect(isIncomplete).toBe(false);
    expect(offsets).toEqual([0, 2, 0, 2, 4]);
  });

  it('does not start over for ever: the third time it takes what there is, and says so', async () => {
    const { records, isIncomplete, offsets } = await read((offset, reads) =>
      offset === 0 ? slice('abcd', 0) : [`x${reads}`],
    );

    expect(offsets).toEqual([0, 2, 0, 2, 0, 2]);
    expect(records).toEqual(['a', 'b', 'c', 'd', 'x5']);
    expect(isIncomplete).toBe(true);
  });

  it('wonders at an empty page behind a full one: the overlap has gone', async () => {
    const { isIncomplete, records } = await read((offset) => (offset === 0 ? slice('abcd', 0) : []));

    expect(records.join('')).toBe('abcd');
    expect(isIncomplete).toBe(true);
  });

  it('stops where the offset is ignored', async () => {
    const { records, isIncomplete, offsets } = await read(() => ['a', 'b', 'c', 'd']);

    expect(records.join('')).toBe('abcd');
    expect(isIncomplete).toBe(true);
    expect(offsets).toHaveLength(3);
  });

  it('stops somewhere in a list without an end', async () => {
    const { isIncomplete, offsets } = await read((offset) => [0, 1, 2, 3].map((row) => `${offset + row}`));

    expect(isIncomplete).toBe(true);
    expect(offsets).toHaveLength(100);
  });

  it('reads on behind a page that is longer than was asked for', async () => {
    const { records, isIncomplete } = await read((offset) => [...'abcdefg'].slice(offset));

    expect(records.join('')).toBe('abcdefg');
    expect(isIncomplete).toBe(false);
  });

  it('gives a row once that one page has twice', async () => {
    expect((await read(() => ['a', 'a', 'b'])).records).toEqual(['a', 'b']);
  });

  it('keeps every row that nothing tells from others, once, and never holds on to them', async () => {
    const rows = ['a', 7, 7, 'b', 7, 'c'];

    const { records, isIncomplete } = await read((offset) => rows.slice(offset, offset + 4));

    expect(records).toEqual(rows);
    expect(isIncomplete).toBe(false);
  });
});
