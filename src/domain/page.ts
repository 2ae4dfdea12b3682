/** One upstream page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page starts, in the words of this feed; absent when there is none. */
  readonly next?: string;
  /** How many records of this page could not be read and are left out. */
  readonly unreadable: number;
  /** True where the provider gives no way to tell whether these are all rows up to `next`. */
  readonly incomplete?: boolean;
}

/** What can be listed: it has an id and, where the provider says so, a moment of creation. */
export interface Listed {
  readonly id: string;
  /** RFC 3339 in UTC, or null where the provider gives none: such objects come last. */
  readonly createdAt: string | null;
}

/**
 * A list at a provider, newest first, read page by page.
 *
 * A feed must satisfy, or the merge across connectors would lose or repeat rows:
 * rows come by `createdAt` descending, rows without it last; a row that is in the list stays after every row that was before it;
 * a page read again from the same `at` starts at or before the row it started at, unless that row has left the list.
 * Feeds of one answer never share a row.
 */
export interface Feed<T extends Listed> {
  /** Stable and unique within the connector's feeds for one query, for example `ach` or a business id. */
  readonly key: string;
  /** Reads the page that starts at `at`; from the newest row when absent. */
  read(at?: string): Promise<Page<T>>;
}

/**
 * A feed over rows that are at hand or that the provider gives in one piece: sorted here, newest first. `order` decides among rows of
 * one moment, or without one; by id when absent.
 */
export function wholeFeed<T extends Listed>(
  key: string,
  load: () => Promise<Omit<Page<T>, 'next'>>,
  order: (a: T, b: T) => number = () => 0,
): Feed<T> {
  const compare = (a: T, b: T) =>
    compareMoments(b.createdAt, a.createdAt) || order(a, b) || newestFirst(a, b);
  return {
    key,
    async read() {
      const { items, ...rest } = await load();
      return { ...rest, items: [...items].sort(compare) };
    },
  };
}

/** Newest first; what has no moment comes last; among equals by id, descending. */
export function newestFirst(a: Listed, b: Listed): number {
  return compareMoments(b.createdAt, a.createdAt) || compareText(b.id, a.id);
}

/** Chronological order of two RFC 3339 moments in UTC, exact to any number of fractional digits; null is before all. */
export function compareMoments(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  return compareText(sortable(a), sortable(b));
}

function sortable(moment: string): string {
  const [seconds = '', fraction = ''] = moment.replace(/Z$/, '').split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
