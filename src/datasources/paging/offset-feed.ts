import type { Feed, Listed, Page } from '../../domain/page.js';

/** The result of one read of a limit/offset list. */
export interface OffsetRead<T> {
  readonly items: readonly T[];
  readonly unreadable: number;
  /** The number of received records, including those that were left out. */
  readonly received: number;
}

export interface OffsetFeedOptions<T> {
  /** See `Feed.key`. */
  readonly key: string;
  /** The number of records that a read requests. */
  readonly limit: number;
  /** Reads up to `limit` records after the first `offset` records. */
  readonly read: (offset: number) => Promise<OffsetRead<T>>;
  /** Whether the feed contains a row; absent: all rows. */
  readonly keeps?: (row: T) => boolean;
}

/** New rows can cause one full page of repeated rows. Two in succession mean that the provider ignores the offset. */
const MAX_BARREN = 2;

/**
 * A feed over a list with limit and offset, newest first, whose rows never leave it. New rows only shift the others to later
 * offsets, so an offset that is read again starts at or before the same row. Rows that are repeated for that reason are returned
 * once. A page shorter than the limit is the last; a longer page is the whole list. A list that repeats its pages is marked as incomplete.
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
      if (received !== limit) return page;
      return barren < MAX_BARREN
        ? { ...page, next: String(offset + received) }
        : { ...page, incomplete: true };
    },
  };
}

/** The offset of a place; an invalid place means the top of the list. */
function toOffset(at: string | undefined): number {
  return at !== undefined && /^\d{1,15}$/.test(at) ? Number(at) : 0;
}

/** Whether the row was not on an earlier offset. A page can be read twice, so rows of the same offset are not repeats. */
function isFirstSeen(firstSeen: Map<string, number>, id: string, offset: number): boolean {
  const seen = firstSeen.get(id);
  if (seen !== undefined && seen < offset) return false;
  firstSeen.set(id, offset);
  return true;
}
