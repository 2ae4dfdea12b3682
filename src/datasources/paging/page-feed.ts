import type { Feed, Listed, Page } from '../../domain/page.js';

/** The result of one read of a list with page numbers. */
export interface NumberedRead<T> {
  readonly items: readonly T[];
  readonly unreadable: number;
  /** The number of received records, including those that were left out. */
  readonly received: number;
  /** True if the provider states that this is the last page. */
  readonly isLast: boolean;
  /** True if rows of this page may be missing. */
  readonly incomplete?: boolean;
}

export interface PageFeedOptions<T> {
  /** See `Feed.key`. */
  readonly key: string;
  /** Reads a page, starting at 1. It always requests the same number of records. */
  readonly read: (page: number) => Promise<NumberedRead<T>>;
  /** Whether the feed contains a row; absent: all rows. */
  readonly keeps?: (row: T) => boolean;
}

/** New rows can cause one page of repeated rows. Two in succession mean that the provider ignores the page number. */
const MAX_BARREN = 2;

/**
 * A feed over a list with page numbers, newest first, whose rows never leave it. New rows only shift the others to later pages.
 * Rows that are repeated for that reason are returned once. An empty page is always the last. A list that repeats its pages is
 * marked as incomplete.
 */
export function pageFeed<T extends Listed>({ key, read, keeps = () => true }: PageFeedOptions<T>): Feed<T> {
  const firstSeen = new Map<string, number>();
  let barren = 0;
  return {
    key,
    async read(at) {
      const number = toPageNumber(at);
      const { items, unreadable, received, isLast, incomplete = false } = await read(number);
      const unseen = items.filter(({ id }) => isFirstSeen(firstSeen, id, number));
      barren = unseen.length === 0 && items.length === received ? barren + 1 : 0;
      const page: Page<T> = {
        items: unseen.filter(keeps),
        unreadable,
        ...(incomplete && { incomplete }),
      };
      if (isLast || received === 0) return page;
      return barren < MAX_BARREN ? { ...page, next: String(number + 1) } : { ...page, incomplete: true };
    },
  };
}

/** The page number of a place; an invalid place means the top of the list. */
function toPageNumber(at: string | undefined): number {
  return at !== undefined && /^[1-9]\d{0,8}$/.test(at) ? Number(at) : 1;
}

/** Whether the row was not on an earlier page. A page can be read twice, so rows of the same page are not repeats. */
function isFirstSeen(firstSeen: Map<string, number>, id: string, page: number): boolean {
  const seen = firstSeen.get(id);
  if (seen !== undefined && seen < page) return false;
  firstSeen.set(id, page);
  return true;
}
