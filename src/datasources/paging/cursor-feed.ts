import type { Feed, Listed } from '../../domain/page.js';
import { follow, formatTrail, parseTrail } from './trail.js';

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

/**
 * A feed over a list whose pages name the next cursor. An empty page and a page whose cursor leads back are always the last. They are
 * marked as incomplete if they name a next page, because rows may be missing.
 */
export function cursorFeed<T extends Listed>({
  key,
  read,
  keeps = () => true,
}: CursorFeedOptions<T>): Feed<T> {
  const path: Array<string | undefined> = [];
  return {
    key,
    async read(at) {
      const trail = at === undefined ? null : parseTrail(at);
      const { items, unreadable, received, next } = await read(trail?.cursor);
      const page = { items: items.filter(keeps), unreadable };
      if (next === null) return page;
      walkTo(path, trail?.cursor);
      const followed = received === 0 || path.includes(next) ? null : follow(trail, next);
      return followed ? { ...page, next: formatTrail(followed) } : { ...page, incomplete: true };
    },
  };
}

/** Adds a cursor to the path. A page can be read twice: the path then goes on from there. */
function walkTo(path: Array<string | undefined>, cursor: string | undefined): void {
  const place = path.indexOf(cursor);
  if (place !== -1) path.length = place;
  path.push(cursor);
}
