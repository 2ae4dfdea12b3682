import type { Feed, Listed, Page } from '../../domain/page.js';

/** What one read of a list with page numbers gave. */
export interface NumberedRead<T> {
  readonly items: readonly T[];
  readonly unreadable: number;
  /** How many records came, those included that were left out. */
  readonly received: number;
  /** The provider says that no page comes after this one. */
  readonly isLast: boolean;
}

export interface PageFeedOptions<T> {
  /** See `Feed.key`. */
  readonly key: string;
  /** Reads a page; the first is 1. Always asks for the same number of records. */
  readonly read: (page: number) => Promise<NumberedRead<T>>;
  /** Rows that the feed gives; all when absent. */
  readonly keeps?: (row: T) => boolean;
}

/** A page of nothing but repeats may come of as many new rows; two in a row come of a provider that ignores the page number. */
const MAX_BARREN = 2;

/**
 * A feed over a list with page numbers, newest first, whose rows never leave it: new rows then only push the others to later pages. A
 * row that comes again for that reason while the feed is being read is given once. An empty page is the last, whatever it says; a
 * list that does not move on is told as incomplete.
 */
export function pageFeed<T extends Listed>({ key, read, keeps = () => true }: PageFeedOptions<T>): Feed<T> {
  const firstSeen = new Map<string, number>();
  let barren = 0;
  return {
    key,
    async read(at) {
      const number = toPageNumber(at);
      const { items, unreadable, received, isLast } = await read(number);
      const unseen = items.filter(({ id }) => isFirstSeen(firstSeen, id, number));
      barren = unseen.length === 0 && items.length === received ? barren + 1 : 0;
      const page: Page<T> = { items: unseen.filter(keeps), unreadable };
      if (isLast || received === 0) return page;
      return barren < MAX_BARREN ? { ...page, next: String(number + 1) } : { ...page, incomplete: true };
    },
  };
}

/** A place that is no page is the top, which is before every row. */
function toPageNumber(at: string | undefined): number {
  return at !== undefined && /^[1-9]\d{0,8}$/.test(at) ? Number(at) : 1;
}

/** A page may be read twice: only what an earlier page gave is a repeat. */
function isFirstSeen(firstSeen: Map<string, number>, id: string, page: number): boolean {
  const seen = firstSeen.get(id);
  if (seen !== undefined && seen < page) return false;
  firstSeen.set(id, page);
  return true;
}
