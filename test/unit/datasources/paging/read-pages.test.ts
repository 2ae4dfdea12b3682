import { describe, expect, it } from 'vitest';
import { notWhole, readPages } from '../../../../src/datasources/paging/read-pages.js';

/** Reads pages that name these places as the next one. */
async function walk(maxPages: number, next: (reads: number) => string | null) {
  const places: Array<string | undefined> = [];
  const end = await readPages<string>(maxPages, async (at) => {
    places.push(at);
    return next(places.length);
  });
  return { end, places };
}

describe('readPages', () => {
  it('reads from place to place to the last page', async () => {
    const walked = await walk(9, (reads) => ['b', 'c', null][reads - 1] ?? null);

    expect(walked).toEqual({ end: 'whole', places: [undefined, 'b', 'c'] });
  });

  it('reads no more than the pages that it may', async () => {
    const walked = await walk(4, (reads) => `page ${reads}`);

    expect(walked.end).toBe('too long');
    expect(walked.places).toHaveLength(4);
  });

  it.each([
    ['stands still', () => 'a', 2],
    ['goes in a circle', (reads: number) => ['a', 'b', 'c'][(reads - 1) % 3] ?? null, 4],
  ])('ends where the list %s', async (_, next, pages) => {
    const walked = await walk(100, next);

    expect(walked.end).toBe('circle');
    expect(walked.places).toHaveLength(pages);
  });

  it('ends with the error of a page', async () => {
    await expect(readPages(3, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

it.each([
  ['circle', 'bank returned a list that leads back to itself'],
  ['too long', 'bank returned a list that does not end'],
] as const)('says of a list (%s) why it is not whole', (end, message) => {
  const connector = { name: 'bank', provider: 'TREASURE', environment: 'SANDBOX' } as const;

  expect(notWhole(connector, end)).toMatchObject({ code: 'INVALID_RESPONSE', message, retryable: false });
});
