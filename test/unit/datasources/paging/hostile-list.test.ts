import { describe, expect, it } from 'vitest';
import { MAX_STALLED } from '../../../../src/datasources/paging/position.js';
import type { Connection } from '../../../../src/domain/connection.js';
import type { UpstreamCode } from '../../../../src/domain/errors.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { failure, healthyIn, pageOf, type Read, readOn, row } from './hostile-pages.js';

describe('a list with a connector that refuses to read on', () => {
  const refusing =
    (code: UpstreamCode): Read =>
    (at) => {
      if (at !== undefined) throw failure(code);
      return { items: [row(1), row(2)], unreadable: 0, next: 'a' };
    };

  it.each(['REJECTED', 'NOT_FOUND', 'INVALID_RESPONSE', 'FORBIDDEN', 'UNAUTHORIZED'] as const)(
    'ends for a client that reads on while there is more, and says what is missing (%s)',
    async (code) => {
      const { ids, last } = await readOn(refusing(code));

      expect(ids).toHaveLength(14);
      expect(last.pageInfo.hasNextPage).toBe(false);
      expect(last.unavailable).toMatchObject([{ connector: 'hostile', retryable: false }]);
    },
  );

  it('asks to read on after a failure that a repeat may resolve', async () => {
    const page = await pageOf(refusing('UNAVAILABLE'), null, { first: 50 });

    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(page.unavailable).toMatchObject([{ connector: 'hostile', retryable: true }]);
  });

  it('ends in time although each failure asks for a repeat', async () => {
    const { ids, pages, last } = await readOn(refusing('UNAVAILABLE'));

    expect(healthyIn(ids)).toHaveLength(12);
    expect(pages).toBeLessThanOrEqual(MAX_STALLED + 5);
    expect(last.unavailable).toMatchObject([{ connector: 'hostile', retryable: false }]);
  });

  it('starts counting again when the connector gives a row', async () => {
    let reads = 0;
    const flaky: Read = (at) => {
      reads += 1;
      if (reads % 60 !== 0) throw failure('UNAVAILABLE');
      const n = at === undefined ? 0 : Number(at);
      return { items: [row(n)], unreadable: 0, ...(n < 3 && { next: String(n + 1) }) };
    };

    const { ids, last } = await readOn(flaky);

    expect(ids).toEqual(expect.arrayContaining(['row-0', 'row-1', 'row-2', 'row-3']));
    expect(last.unavailable).toEqual([]);
  });

  it('finds its place again from the top when the cursor has expired', async () => {
    let hasExpired = false;
    const expiring: Read = (at) => {
      if (at !== undefined && hasExpired) throw failure('REJECTED');
      const n = at === undefined ? 0 : Number(at.slice(1));
      hasExpired = false;
      const items = [row(n), row(n + 1)];
      return { items, unreadable: 0, ...(n < 6 && { next: `c${n + 2}` }) };
    };
    const ids: string[] = [];
    let after: string | null = null;

    do {
      const page: Connection<Listed> = await pageOf(expiring, after, { first: 3 });
      ids.push(...page.edges.map(({ node }) => node.id));
      expect(page.unavailable).toEqual([]);
      hasExpired = true;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);

    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  it('ends where each response has to start again and never reaches its place', async () => {
    // The provider takes a cursor only from the response that named it.
    let issued = new Set<string>();
    const forgetful: Read = (at) => {
      if (at === undefined) issued = new Set();
      else if (!issued.has(at)) throw failure('REJECTED');
      const n = at === undefined ? 0 : Number(at);
      issued.add(String(n + 1));
      return { items: [row(n)], unreadable: 0, next: String(n + 1) };
    };
    let pages = 0;
    let page: Connection<Listed>;
    let after: string | null = null;

    do {
      issued = new Set();
      page = await pageOf(forgetful, after, { first: 20 });
      after = page.pageInfo.endCursor;
      pages += 1;
    } while (page.pageInfo.hasNextPage && pages < 2 * MAX_STALLED);

    expect(page.pageInfo.hasNextPage).toBe(false);
    expect(page.unavailable).toMatchObject([{ connector: 'hostile', retryable: false }]);
  });
});

describe('a list with a connector that does not end', () => {
  const readRows = (items: (n: number) => readonly Listed[], unreadable = 0): Read => {
    return (at) => {
      const n = at === undefined ? 0 : Number(at);
      return { items: items(n), unreadable, next: String(n + 1) };
    };
  };

  it('gives a row once that is listed twice in a page and over pages', async () => {
    const twice: Read = (at) =>
      at === undefined
        ? { items: [row(1), row(1), row(2)], unreadable: 0, next: 'b' }
        : { items: [row(2), row(3), row(3)], unreadable: 0 };

    const page = await pageOf(twice, null, { first: 50 });

    const ids = page.edges.map(({ node }) => node.id);
    expect(ids.filter((id) => id.startsWith('row'))).toEqual(['row-1', 'row-2', 'row-3']);
  });

  it('gives a row once that two of its feeds list', async () => {
    const feeds: Array<Feed<Listed>> = ['a', 'b'].map((key) => ({
      key,
      read: async () => ({ items: [row(1), row(2)], unreadable: 0 }),
    }));
    const contributions = [{ connector: 'hostile', open: async () => feeds }];

    const page = await pageOf(() => ({ items: [], unreadable: 0 }), null, { contributions });

    expect(page.edges.map(({ node }) => node.id)).toEqual(['row-1', 'row-2']);
  });

  it('ends where every page repeats the same rows under another cursor, and says so', async () => {
    const { ids, last } = await readOn(readRows(() => [row(1), row(2)]));

    expect(ids).toHaveLength(14);
    expect(last.pageInfo.hasNextPage).toBe(false);
  });

  it('names the connector on the page on which its list repeats itself', async () => {
    const page = await pageOf(
      readRows(() => [row(1), row(2)]),
      null,
      { first: 50 },
    );

    expect(page.unavailable).toMatchObject([{ connector: 'hostile', code: 'INVALID_RESPONSE' }]);
    expect(healthyIn(page.edges.map(({ node }) => node.id))).toHaveLength(12);
  });

  it('leaves out a connector whose records can never be read, and gives the others at once', async () => {
    const page = await pageOf(
      readRows(() => [], 3),
      null,
      { first: 50 },
    );

    expect(healthyIn(page.edges.map(({ node }) => node.id))).toHaveLength(12);
    expect(page.pageInfo.hasNextPage).toBe(false);
    expect(page.unavailable).toMatchObject([{ connector: 'hostile', retryable: false }]);
  });

  it('comes to an end for a client although no row ever matches', async () => {
    const matches = ({ id }: Listed) => id.startsWith('healthy');

    const { ids, pages, last } = await readOn(
      readRows((n) => [row(n)]),
      { matches, first: 50 },
    );

    expect(healthyIn(ids)).toHaveLength(12);
    expect(pages).toBeLessThanOrEqual(MAX_STALLED + 2);
    expect(last.unavailable).toMatchObject([{ connector: 'hostile', retryable: false }]);
  });
});
