import { describe, expect, it } from 'vitest';
import { CursorSealer } from '../../../../src/datasources/paging/cursor.js';
import { type ListRequest, listConnection } from '../../../../src/datasources/paging/list.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { PAGING_STYLES, SimulatedList, seeded } from '../../../support/simulated-lists.js';

const sealer = new CursorSealer(Buffer.from('secret'));
const PAGE_SIZE = 10;

function listOf(count: number, style: (typeof PAGING_STYLES)[number] = 'cursor'): SimulatedList {
  const list = new SimulatedList('list', style, PAGE_SIZE, seeded(1));
  for (let i = 0; i < count; i += 1) {
    list.insert({ id: `row-${i}`, createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString() });
  }
  return list;
}

function pageOf(list: SimulatedList, more: Partial<ListRequest<Listed>> = {}) {
  const feed = () => list.feed(() => {});
  return listConnection(sealer, requestFor(feed, more));
}

function requestFor(feed: () => Feed<Listed>, more: Partial<ListRequest<Listed>>): ListRequest<Listed> {
  const binding = { field: 'Query.things', filter: {}, subject: 'caller' };
  const contributions = [{ connector: 'bank', open: async () => [feed()] }];
  return { first: 5, after: null, binding, contributions, matches: () => true, ...more };
}

function failing(): Feed<Listed> {
  const connector: ConnectorRef = { name: 'bank', provider: 'TREASURE', environment: 'SANDBOX' };
  const error = new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' });
  return { key: 'list', read: () => Promise.reject(error) };
}

describe.each(PAGING_STYLES)('the end of a list (%s)', (style) => {
  it.each([1, 4, 5])('is on the first page when the page holds all of %i rows', async (count) => {
    const page = await pageOf(listOf(count, style));

    expect(page.edges).toHaveLength(count);
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor);
  });

  it('comes after every row, once, in pages that are full but for the last', async () => {
    const list = listOf(12, style);

    const first = await pageOf(list);
    const second = await pageOf(list, { after: first.pageInfo.endCursor });
    const third = await pageOf(list, { after: second.pageInfo.endCursor });

    const pages = [first, second, third];
    expect(pages.map(({ edges }) => edges.length)).toEqual([5, 5, 2]);
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
    expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual([false, true, true]);
    expect(new Set(pages.flatMap(({ edges }) => edges.map(({ node }) => node.id))).size).toBe(12);
  });

  it('has nothing behind it', async () => {
    const list = listOf(5, style);
    const whole = await pageOf(list);

    const behind = await pageOf(list, { after: whole.pageInfo.endCursor });

    expect(behind.edges).toEqual([]);
    expect(behind.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
  });

  it('is all that an empty list has', async () => {
    const page = await pageOf(listOf(0, style));

    expect(page.edges).toEqual([]);
    expect(page.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });
});

describe('a page that is not the end of a list', () => {
  it('says where to go on when its only connector failed', async () => {
    const broken = await listConnection(sealer, requestFor(failing, {}));

    expect(broken.edges).toEqual([]);
    expect(broken.pageInfo).toMatchObject({ hasNextPage: true, startCursor: null });
    const resumed = await pageOf(listOf(3), { after: broken.pageInfo.endCursor });
    expect(resumed.edges).toHaveLength(3);
    expect(resumed.pageInfo.hasNextPage).toBe(false);
  });

  it('goes on behind what it has read, not behind its last row, when it ended early', async () => {
    const list = listOf(1200);
    const matches = ({ id }: Listed) => id === 'row-1199' || id === 'row-600';

    const early = await pageOf(list, { matches });
    const next = await pageOf(list, { matches, after: early.pageInfo.endCursor });

    expect(early.edges.map(({ node }) => node.id)).toEqual(['row-1199']);
    expect(early.pageInfo.hasNextPage).toBe(true);
    expect(early.pageInfo.endCursor).not.toBe(early.edges[0]?.cursor);
    expect(next.edges.map(({ node }) => node.id)).toEqual(['row-600']);
  });
});
