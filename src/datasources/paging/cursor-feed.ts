import type { Feed, Listed } from '../../domain/page.js';

/** The result of one read of a cursor list. */
export interface CursorRead<T> {
  readonly items: readonly T[];
  readonly unreadable: number;
  /** The number of received records, including those that were left out. */
  readonly received: number;
  /** The provider's cursor of the next page; null on the last page. */
  readonly next: string | null;
}

export interface CursorFeedOptions<T> {
  /** See `Feed.key`. */
  readonly key: string;
  /** Reads the page of a cursor; without a cursor, the newest page. */
  readonly read: (cursor: string | undefined) => Promise<CursorRead<T>>;
  /** Whether the feed contains a row; absent: all rows. */
  readonly keeps?: (row: T) => boolean;
}

/** A feed over a list whose pages name the next cursor. An empty page and a page that names its own cursor are always the last. */
export function cursorFeed<T extends Listed>({
  key,
  read,
  keeps = () => true,
}: CursorFeedOptions<T>): Feed<T> {
  return {
    key,
    async read(at) {
      const { items, unreadable, received, next } = await read(at);
      const page = { items: items.filter(keeps), unreadable };
      return next === null || received === 0 || next === at ? page : { ...page, next };
    },
  };
}
