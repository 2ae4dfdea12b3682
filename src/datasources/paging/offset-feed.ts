import type { Feed, Listed, Page } from '../../domain/page.js';

/** What one read of a limit/offset list gave. */
export interface OffsetRead<T> {
  readonly items: readonly T[];
  readonly unreadable: number;
  /** How many records came, those included that were left out. */
  readonly received: number;
}

export interface OffsetFeedOptions<T> {
  /** See `Feed.key`. */
  readonly key: string;
  /** How many records a read asks for. */
  readonly limit: number;
  /** Reads up to `limit` records, the first `offset` skipped. */
  readonly read: (offset: number) => Promise<OffsetRead<T>>;
  /** Rows that the feed gives; all when absent. */
  readonly keeps?: (row: T) => boolean;
}

/** A full page of nothing but repeats may come of as many new rows; two in a row come of a provider that ignores the offset. */
const MAX_BARREN = 2;

/**
 * A feed over a list with limit and offset, newest first, whose rows never leave it: new rows then only push the others to later
 * offsets, so that an offset read again starts at or before the row it started at. A row that comes again for that reason while
 * the feed is being read is given once. A page shorter than the limit is the last; a longer one is the whole list.
 */
export function offsetFeed<T extends Listed>(options: OffsetFeedOptions<T>): Feed<T> {
  const { key, limit, read, keeps = () => true } = options;
  const firstSeen = new Map<string, number>();
  let barren = 0;
  return {
    key,
    async read(at) {
      const offset = toOffset(at);
      const { items, unreadable, received } = await read(offset);
      const unseen = items.filter(({ id }) => isFirstSeen(firstSeen, id, offset));
      barren = unseen.length === 0 && items.length === received ? barren + 1 : 0;
      const page: Page<T> = { items: unseen.filter(keeps), unreadable };
      return received === limit && barren < MAX_BARREN ? { ...page, next: String(offset + received) } : page;
    },
  };
}

/** A place that is no offset is the top, which is before every row. */
function toOffset(at: string | undefined): number {
  return at !== undefined && /^\d{1,15}$/.test(at) ? Number(at) : 0;
}

/** A page may be read twice: only what an earlier offset gave is a repeat. */
function isFirstSeen(firstSeen: Map<string, number>, id: string, offset: number): boolean {
  const seen = firstSeen.get(id);
  if (seen !== undefined && seen < offset) return false;
  firstSeen.set(id, offset);
  return true;
}
