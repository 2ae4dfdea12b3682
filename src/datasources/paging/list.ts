import type { Connection, Edge } from '../../domain/connection.js';
import type { Listed } from '../../domain/page.js';
import type { CursorBinding, CursorSealer } from './cursor.js';
import { type Contribution, mergeFeeds, type Positions } from './merge.js';

/** The maximum number of upstream pages per connector and response, beyond the first page of each feed. */
const MAX_PAGES = 50;

export interface ListRequest<T extends Listed> {
  readonly first: number;
  readonly after: string | null;
  readonly binding: CursorBinding;
  readonly contributions: ReadonlyArray<Contribution<T>>;
  readonly matches: (item: T) => boolean;
}

/** One page of a list over several connectors. **Throws** `InvalidInputError` for a cursor of another list. */
export async function listConnection<T extends Listed>(
  sealer: CursorSealer,
  request: ListRequest<T>,
): Promise<Connection<T>> {
  const { first, after, binding, contributions, matches } = request;
  const names = contributions.map(({ connector }) => connector);
  const from: Positions = after === null ? new Map() : sealer.open(after, binding, names);
  const merged = await mergeFeeds(contributions, { first, from, matches, maxPages: MAX_PAGES });
  const edges = merged.rows.map(
    ({ item, positions }): Edge<T> => lazyEdge(item, () => sealer.seal(positions, binding)),
  );
  return {
    edges,
    pageInfo: {
      hasNextPage: merged.hasMore,
      hasPreviousPage: after !== null,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        const last = edges.at(-1);
        if (last && !merged.spent) return last.cursor;
        return merged.hasMore ? sealer.seal(merged.end, binding) : null;
      },
    },
    unavailable: merged.unavailable,
  };
}

/** An edge whose cursor is encrypted only when it is read, because encryption costs more than reading a row. */
function lazyEdge<T extends Listed>(node: T, seal: () => string): Edge<T> {
  return {
    node,
    get cursor() {
      return seal();
    },
  };
}
