import { CursorSealer } from '../../../../src/datasources/paging/cursor.js';
import { type ListRequest, listConnection } from '../../../../src/datasources/paging/list.js';
import type { Connection } from '../../../../src/domain/connection.js';
import type { UpstreamCode } from '../../../../src/domain/errors.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import type { Feed, Listed, Page } from '../../../../src/domain/page.js';
import { SimulatedList, seeded } from '../../../support/simulated-lists.js';

const sealer = new CursorSealer(Buffer.from('secret'));

export const momentOf = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
export const row = (n: number): Listed => ({ id: `row-${n}`, createdAt: momentOf(5000 - n) });

export function honest(count = 12): SimulatedList {
  const list = new SimulatedList('healthy', 'cursor', 10, seeded(1));
  for (let i = 0; i < count; i += 1) list.insert({ id: `healthy-${i}`, createdAt: momentOf(i) });
  return list;
}

export function failure(code: UpstreamCode): UpstreamError {
  return new UpstreamError({
    connector: { name: 'hostile', provider: 'TREASURE', environment: 'SANDBOX' },
    code,
    sent: 'yes',
  });
}

export type Read = (at: string | undefined) => Page<Listed>;

/** One page of a list over a healthy connector and a hostile one. */
export function pageOf(
  read: Read,
  after: string | null,
  more: Partial<ListRequest<Listed>> = {},
): Promise<Connection<Listed>> {
  const hostile: Feed<Listed> = { key: 'hostile', read: async (at) => read(at) };
  return listConnection(sealer, {
    first: 5,
    after,
    binding: { field: 'Query.things', filter: {}, subject: 'caller' },
    contributions: [
      { connector: 'hostile', open: async () => [hostile] },
      { connector: 'healthy', open: async () => [honest().feed(() => undefined)] },
    ],
    matches: () => true,
    ...more,
  });
}

/** Reads on while there is more, as a client does. */
export async function readOn(read: Read, more: Partial<ListRequest<Listed>> = {}) {
  const ids: string[] = [];
  let after: string | null = null;
  let page: Connection<Listed>;
  let pages = 0;
  do {
    page = await pageOf(read, after, more);
    ids.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.endCursor;
    pages += 1;
    if (pages > 500) throw new Error('required an end, arrived ever more pages');
  } while (page.pageInfo.hasNextPage);
  return { ids, pages, last: page };
}

export const healthyIn = (ids: readonly string[]) => ids.filter((id) => id.startsWith('healthy'));
