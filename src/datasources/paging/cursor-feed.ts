import type { Feed, Listed } from '../../domain/page.js';

/** What one read of a cursor list gave. */
export interface CursorRead<T> {
  readonly items: readonly T[];
  readonly unreadable: number;
  /** How many records came, those included that were left out. */
  readonly received: number;
  /** The cursor of the next page in the provider's words; null on the last. */
  readonly next: string | null;
}

export interface CursorFeedOptions<T> {
  /** See `Feed.key`. */
  readonly key: string;
  /** Reads the page behind a cursor; the newest one without. */
  readonly read: (cursor: string | undefined) => Promise<CursorRead<T>>;
  /** Rows that the feed gives; all when absent. */
  readonly keeps?: (row: T) => boolean;
}

/** A feed over a list whose pages name the cursor of the next one. An empty page is the last, whatever it names; so is one that leads back to itself. */
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
