import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CursorSealer } from '../../../../src/datasources/paging/cursor.js';
import { cursorFeed } from '../../../../src/datasources/paging/cursor-feed.js';
import { listConnection } from '../../../../src/datasources/paging/list.js';
import { offsetFeed } from '../../../../src/datasources/paging/offset-feed.js';
import { pageFeed } from '../../../../src/datasources/paging/page-feed.js';
import { MAX_STALLED } from '../../../../src/datasources/paging/position.js';
import type { Connection } from '../../../../src/domain/connection.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';

const sealer = new CursorSealer(Buffer.from('secret'));
/** More pages than one response reads, so that a walk over these goes over several responses. */
const MAX_PAGES = 70;

/** A page of a provider that lies: its rows by number, and where it leads. */
interface HostilePage {
  readonly rows: readonly number[];
  /** Records that cannot be read. */
  readonly broken: number;
  /** The number of the next page; null: the last; `refuse`: the provider refuses this page. */
  readonly next: number | null | 'refuse';
}

const hostilePage: fc.Arbitrary<HostilePage> = fc.record({
  rows: fc.array(fc.nat(60), { maxLength: 8 }),
  broken: fc.nat(2),
  next: fc.oneof(
    { weight: 8, arbitrary: fc.nat(MAX_PAGES) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('refuse' as const) },
  ),
});

const hostile = fc.record({
  style: fc.constantFrom('cursor', 'offset', 'page'),
  pages: fc.array(hostilePage, { minLength: 1, maxLength: MAX_PAGES }),
  /** Whether rows state a time, and so have an order. */
  isTimed: fc.boolean(),
  /** Whether page `n` leads to page `n + 1` for ever. */
  isEndless: fc.boolean(),
  first: fc.integer({ min: 1, max: 40 }),
  matching: fc.constantFrom(1, 2, 1000),
});
type Hostile = typeof hostile extends fc.Arbitrary<infer T> ? T : never;

function feedOf({ style, pages, isTimed, isEndless }: Hostile, count: () => void): Feed<Listed> {
  const read = (place: number) => {
    count();
    const page = pages[place % pages.length];
    if (!page || page.next === 'refuse') {
      const connector = { name: 'hostile', provider: 'TREASURE', environment: 'SANDBOX' } as const;
      throw new UpstreamError({ connector, code: 'REJECTED', sent: 'yes' });
    }
    const items = page.rows.map((n) => ({
      id: `hostile-${n}`,
      createdAt: isTimed ? new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString() : null,
    }));
    const next = isEndless ? place + 1 : page.next;
    return { items, unreadable: page.broken, received: items.length + page.broken, next };
  };
  const key = 'hostile';
  if (style === 'offset') return offsetFeed({ key, limit: 5, read: async (offset) => read(offset) });
  if (style === 'page')
    return pageFeed({
      key,
      read: async (page) => {
        const { next, ...rest } = read(page);
        return { ...rest, isLast: next === null };
      },
    });
  return cursorFeed({
    key,
    read: async (cursor) => {
      const { next, ...rest } = read(cursor === undefined ? 0 : Number(cursor));
      return { ...rest, next: next === null ? null : String(next) };
    },
  });
}

const healthy: readonly Listed[] = Array.from({ length: 9 }, (_, index) => ({
  id: `healthy-${index}`,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 59 - index * 6)).toISOString(),
}));

describe('a client that reads on while there is more', () => {
  it('comes to an end with every row of the healthy connector, whatever another one returns', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (provider) => {
        const ids: string[] = [];
        let page: Connection<Listed>;
        let after: string | null = null;
        let responses = 0;
        do {
          let reads = 0;
          const feed = feedOf(provider, () => {
            reads += 1;
          });
          page = await listConnection(sealer, {
            first: provider.first,
            after,
            binding: { field: 'Query.things', filter: {}, subject: 'caller' },
            contributions: [
              { connector: 'hostile', open: async () => [feed] },
              {
                connector: 'healthy',
                open: async () => [{ key: 'h', read: async () => ({ items: healthy, unreadable: 0 }) }],
              },
            ],
            matches: ({ id }) => id.startsWith('healthy') || Number(id.slice(8)) % provider.matching === 0,
          });
          expect(reads).toBeLessThanOrEqual(51);
          const own = page.edges.map(({ node }) => node.id);
          expect(new Set(own).size).toBe(own.length);
          ids.push(...own);
          after = page.pageInfo.endCursor;
          responses += 1;
          expect(responses).toBeLessThan(MAX_STALLED * 10);
        } while (page.pageInfo.hasNextPage);

        expect(ids.filter((id) => id.startsWith('healthy'))).toEqual(healthy.map(({ id }) => id));
      }),
      { numRuns: Number(process.env.HOSTILE_RUNS ?? 150) },
    );
  });
});
