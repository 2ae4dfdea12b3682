/** One upstream page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The start of the next page, in the format of this feed; absent if there is none. */
  readonly next?: string;
  /** The number of records of this page that were left out as unreadable. */
  readonly unreadable: number;
  /** True if the provider does not show whether these are all rows up to `next`. */
  readonly incomplete?: boolean;
}

/** An object of a list. */
export interface Listed {
  readonly id: string;
  /** Null if the provider does not state it; such objects come last. **Shape** RFC 3339 in UTC. */
  readonly createdAt: string | null;
}

/**
 * A list at a provider, newest first, read page by page.
 *
 * A feed must guarantee the following; otherwise the merge across connectors would lose or repeat rows:
 * rows are in descending order of `createdAt`, rows without it last; the relative order of two rows never changes;
 * a page that is read again from the same `at` starts at or before the same row, unless that row has left the list.
 * Two feeds of one response never contain the same row.
 */
export interface Feed<T extends Listed> {
  /** Stable and unique within the connector's feeds for one query, for example `ach` or a business id. */
  readonly key: string;
  /** Reads the page that starts at `at`; absent: at the newest row. */
  read(at?: string): Promise<Page<T>>;
}

/**
 * A feed over rows in memory or over a list that the provider returns as a whole, sorted newest first. `order` compares rows with
 * the same time or without a time; default: by id.
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

/** Compares newest first; rows without a time come last; rows with the same time are in descending order of id. */
export function newestFirst(a: Listed, b: Listed): number {
  return compareMoments(b.createdAt, a.createdAt) || compareText(b.id, a.id);
}

/** Compares two RFC 3339 times in UTC with any number of fractional digits; null is earlier than every time. */
export function compareMoments(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  // Texts of one length have equally many decimals.
  return a.length === b.length ? compareText(a, b) : compareText(sortable(a), sortable(b));
}

function sortable(moment: string): string {
  const [seconds = '', fraction = ''] = moment.replace(/Z$/, '').split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
