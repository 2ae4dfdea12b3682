import { describe, expect, it } from 'vitest';
import { CursorSealer } from '../../../../src/datasources/paging/cursor.js';
import { type ListRequest, listConnection } from '../../../../src/datasources/paging/list.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import type { Connection } from '../../../../src/domain/connection.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { SimulatedList, seeded } from '../../../support/simulated-lists.js';

const sealer = new CursorSealer(Buffer.from('secret'));
const binding = { field: 'Query.things', filter: {}, subject: 'caller' };

function listOf(key: string, count: number, style: 'cursor' | 'offset' | 'whole' = 'cursor'): SimulatedList {
  const list = new SimulatedList(key, style, 10, seeded(1));
  for (let i = 0; i < count; i += 1) {
    list.insert({ id: `${key}-${i}`, createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString() });
  }
  return list;
}

function request(
  feeds: Record<string, () => Feed<Listed>>,
  more: Partial<ListRequest<Listed>> = {},
): ListRequest<Listed> {
  const contributions = Object.entries(feeds).map(([connector, feed]) => ({
    connector,
    open: async () => [feed()],
  }));
  return { first: 5, after: null, binding, contributions, matches: () => true, ...more };
}

function failing(name: string): Feed<Listed> {
  const connector: ConnectorRef = { name, provider: 'TREASURE', environment: 'SANDBOX' };
  return {
    key: 'down',
    read: () => Promise.reject(new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' })),
  };
}

describe('listConnection', () => {
  it('gives the newest of all connectors first', async () => {
    const [a, b] = [listOf('a', 3), listOf('b', 3, 'offset')];

    const page = await listConnection(
      sealer,
      request({ a: () => a.feed(() => {}), b: () => b.feed(() => {}) }),
    );

    expect(page.edges.map(({ node }) => node.createdAt)).toEqual(
      [...a.rows, ...b.rows]
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse()
        .slice(0, 5),
    );
  });

  it.each(['cursor', 'offset', 'whole'] as const)(
    'costs the same calls a page at any depth (%s)',
    async (style) => {
      const list = listOf('deep', 1000, style);
      const reads: number[] = [];
      let after: string | null = null;

      for (let page = 0; page < 100; page += 1) {
        const before = list.reads;
        const answer: Connection<Listed> = await listConnection(
          sealer,
          request({ deep: () => list.feed(() => {}) }, { after, first: 7 }),
        );
        after = answer.pageInfo.endCursor;
        reads.push(list.reads - before);
      }

      expect(Math.max(...reads)).toBeLessThanOrEqual(2);
    },
  );

  it('names a failing connector, gives the others, and brings its rows when the walk is resumed', async () => {
    const [up, later] = [listOf('up', 2), listOf('later', 2)];
    const broken = await listConnection(
      sealer,
      request({ up: () => up.feed(() => {}), later: () => failing('later') }),
    );

    const resumed = await listConnection(
      sealer,
      request(
        { up: () => up.feed(() => {}), later: () => later.feed(() => {}) },
        { after: broken.pageInfo.endCursor },
      ),
    );

    expect(broken.unavailable).toMatchObject([{ connector: 'later', code: 'TIMEOUT', retryable: true }]);
    expect(broken.edges.map(({ node }) => node.id)).toEqual(['up-1', 'up-0']);
    expect(broken.pageInfo.hasNextPage).toBe(true);
    expect(resumed.edges.map(({ node }) => node.id)).toEqual(['later-1', 'later-0']);
    expect(resumed.pageInfo.hasNextPage).toBe(false);
  });

  it('can be resumed from a page on which every connector failed', async () => {
    const list = listOf('a', 3);
    const broken = await listConnection(sealer, request({ a: () => failing('a') }));

    const resumed = await listConnection(
      sealer,
      request({ a: () => list.feed(() => {}) }, { after: broken.pageInfo.endCursor }),
    );

    expect(broken.edges).toEqual([]);
    expect(resumed.edges).toHaveLength(3);
  });

  it('ends a page early rather than read a long list for a filter that hardly matches, and goes on from there', async () => {
    const list = listOf('long', 2000);
    const matches = ({ id }: Listed) => id === 'long-3';
    let after: string | null = null;
    const found: string[] = [];
    let turns = 0;

    do {
      const before = list.reads;
      const page: Connection<Listed> = await listConnection(
        sealer,
        request({ long: () => list.feed(() => {}) }, { after, matches }),
      );
      found.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      turns += 1;
      expect(list.reads - before).toBeLessThanOrEqual(51);
    } while (after !== null);

    expect(found).toEqual(['long-3']);
    expect(turns).toBeGreaterThan(1);
  });

  it('reports records that could not be read and keeps the rest of the page', async () => {
    const items = [{ id: 'x', createdAt: null }];
    const feed: Feed<Listed> = { key: 'f', read: async () => ({ items, unreadable: 2 }) };

    const page = await listConnection(sealer, request({ odd: () => feed }));

    expect(page.edges).toHaveLength(1);
    expect(page.unavailable).toMatchObject([
      { connector: 'odd', code: 'INVALID_RESPONSE', retryable: false },
    ]);
  });

  it('names a connector that cannot show its list to be complete, and gives what it has', async () => {
    const items = [{ id: 'x', createdAt: null }];
    const feed: Feed<Listed> = { key: 'f', read: async () => ({ items, unreadable: 0, incomplete: true }) };
    const whole: Feed<Listed> = {
      key: 'g',
      read: async () => ({ items: [], unreadable: 0, incomplete: false }),
    };

    const page = await listConnection(sealer, request({ odd: () => feed, even: () => whole }));

    expect(page.edges.map(({ node }) => node.id)).toEqual(['x']);
    expect(page.unavailable).toEqual([
      {
        connector: 'odd',
        code: 'INVALID_RESPONSE',
        message: 'odd does not show whether its list is complete',
        retryable: false,
        retryAfterSeconds: null,
      },
    ]);
  });

  it('keeps in mind that an earlier upstream page of the answer was incomplete', async () => {
    const pages = [
      { items: [{ id: 'x', createdAt: null }], unreadable: 1, incomplete: true, next: '2' },
      { items: [{ id: 'y', createdAt: null }], unreadable: 0 },
    ];
    const read = async (at?: string) => pages[at === undefined ? 0 : 1] ?? { items: [], unreadable: 0 };

    const page = await listConnection(sealer, request({ odd: () => ({ key: 'f', read }) }));

    expect(page.edges.map(({ node }) => node.id)).toEqual(['x', 'y']);
    expect(page.unavailable.map(({ message }) => message)).toEqual([
      '1 record of odd could not be read and was left out',
      'odd does not show whether its list is complete',
    ]);
  });

  it('has the end cursor that its last edge has', async () => {
    const list = listOf('a', 9);

    const page = await listConnection(sealer, request({ a: () => list.feed(() => {}) }));

    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor);
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
  });
});
