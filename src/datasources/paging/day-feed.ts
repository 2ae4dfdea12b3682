import { compareMoments, type Feed, type Listed, newestFirst, type Page } from '../../domain/page.js';
import { isDay } from '../../domain/times.js';
import { laterOf, shiftDay } from './days.js';

/** First and last day, inclusive; an absent end is open. **Shape** YYYY-MM-DD. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The result of reading some days. */
export interface DaysRead<R> {
  /** Each record once, in any order, possibly with records of other days. */
  readonly records: readonly R[];
  /** Whether it is certain that no record of these days is missing. */
  readonly isComplete: boolean;
}

export interface DayFeedOptions<R, T extends Listed> {
  /** See `Feed.key`. */
  readonly key: string;
  /** The days that the feed is restricted to. */
  readonly days: Days;
  /** The current day, for a list whose newest day is unknown. */
  readonly today: () => string;
  /** Reads some days: `whole` reads all their records, `glance` the records of one request. */
  readonly read: (days: Days, extent: 'whole' | 'glance') => Promise<DaysRead<R>>;
  /** The day of a record in UTC, the same as that of its row; null if it is unknown. */
  readonly dayOf: (record: R) => string | null;
  readonly toRows: (records: readonly R[]) => Omit<Page<T>, 'next'>;
  /** Compares rows with the same time; absent: by id. */
  readonly order?: (a: T, b: T) => number;
  /** Whether the feed contains a row; absent: all rows. */
  readonly keeps?: (row: T) => boolean;
}

/** A page, and whether its days contain any record. */
interface Slice<T> {
  readonly page: Page<T>;
  readonly isEmpty: boolean;
}

/** The day at which a walk ends if the list shows no end. */
const OLDEST = '1970-01-01';

/** A slice grows while it has at most this number of records. */
const MANY = 200;
const MAX_WIDTH = 365;

/**
 * A feed over a list that is read in slices of days, newest day first. A place in the feed is a day: the last day that was not
 * read yet.
 *
 * A slice grows if its days have few records, and shrinks if it cannot be read completely. Each request is one day wider at both
 * ends, because the provider's days may be in another time zone. Before the first slice and after an empty one, one request for
 * everything older (a glance) shows whether records remain, and on which day. The order of records proves nothing: a slice
 * extends down to the newest day seen. A list that ignores days is read as a whole. A page that may be incomplete is marked as
 * `incomplete`.
 */
export function dayFeed<R, T extends Listed>(options: DayFeedOptions<R, T>): Feed<T> {
  const walk = new DayWalk(options);
  return { key: options.key, read: (at) => walk.read(at) };
}

class DayWalk<R, T extends Listed> {
  private width = 1;
  private widest = MAX_WIDTH;
  private daysAreIgnored = false;

  constructor(private readonly options: DayFeedOptions<R, T>) {}

  /** An invalid place means the top of the list. */
  async read(at: string | undefined): Promise<Page<T>> {
    if (at === undefined || !isDay(at) || at < this.oldest) return this.glance(this.options.days.to);
    const { page, isEmpty } = await this.slice(shiftDay(at, 1 - this.width), at);
    return isEmpty && page.next !== undefined ? this.glance(page.next) : page;
  }

  /** Everything up to a day, if one request returns it; otherwise the slice from that day down to the newest record seen. */
  private async glance(to: string | undefined): Promise<Page<T>> {
    if (to !== undefined && to < this.oldest) return { items: [], unreadable: 0 };
    const seen = await this.ask({ from: this.options.days.from, to }, 'glance');
    if (this.daysAreIgnored) return this.rest(to);
    if (seen.isComplete) return this.toPage(seen.records, true);
    const newest = this.newestOf(seen.records);
    if (newest !== null) return (await this.slice(newest, to, false)).page;
    return (await this.slice(shiftDay(to ?? this.options.today(), 1 - this.width), to)).page;
  }

  /** All rows of some days. `mayNarrow`: reads fewer days if these may be incomplete. */
  private async slice(from: string, to: string | undefined, mayNarrow = true): Promise<Slice<T>> {
    const first = laterOf(from, this.oldest);
    const { records, isComplete } = await this.ask({ from: first, to }, 'whole');
    if (this.daysAreIgnored) return { page: await this.rest(to), isEmpty: false };
    const isTooWide = !isComplete && records.length > 0 && to !== undefined && first < to;
    if (isTooWide && mayNarrow) return this.narrower(to);
    this.resize(records.length);
    const isEmpty = records.length === 0 && isComplete;
    if (first > this.oldest)
      return { isEmpty, page: { ...this.toPage(records, isComplete), next: shiftDay(first, -1) } };
    const isEnd = this.options.days.from !== undefined;
    return { isEmpty, page: this.toPage(records, isComplete && isEnd) };
  }

  private narrower(to: string): Promise<Slice<T>> {
    this.widest = Math.max(1, Math.floor(this.width / 4));
    this.width = this.widest;
    return this.slice(shiftDay(to, 1 - this.width), to, this.width > 1);
  }

  private resize(count: number): void {
    const wanted = count > MANY ? Math.floor(this.width / 2) : this.width * 2;
    this.width = Math.min(Math.max(1, wanted), this.widest);
  }

  /** Everything up to a day, for a list that ignores the requested days. */
  private async rest(to: string | undefined): Promise<Page<T>> {
    const { records, isComplete } = await this.options.read({}, 'whole');
    return this.toPage(this.within(records, { from: this.options.days.from, to }), isComplete);
  }

  /** Reads one more day at each end, because days in UTC can differ by one from the provider's days. */
  private async ask(days: Days, extent: 'whole' | 'glance'): Promise<DaysRead<R>> {
    const wider = widened(days);
    const { records, isComplete } = await this.options.read(wider, extent);
    const limits = widened(wider);
    this.daysAreIgnored ||= this.within(records, limits).length < records.length;
    return { records: this.within(records, days), isComplete };
  }

  /** The records of these days. A record without a day can belong to any day. */
  private within(records: readonly R[], { from, to }: Days): readonly R[] {
    return records.filter((record) => {
      const day = this.options.dayOf(record);
      return day === null || ((from ?? day) <= day && day <= (to ?? day));
    });
  }

  /** The newest day of records in descending order; null for other orders, because their newest record may be on another page. */
  private newestOf(records: readonly R[]): string | null {
    const days = records.flatMap((record) => this.options.dayOf(record) ?? []);
    const isDescending = days.every((day, index) => day <= (days[index - 1] ?? day));
    return isDescending ? (days[0] ?? null) : null;
  }

  private toPage(records: readonly R[], isComplete: boolean): Page<T> {
    const { order = () => 0, keeps = () => true, toRows } = this.options;
    const { items, unreadable } = toRows(records);
    const rows = items
      .filter(keeps)
      .sort((a, b) => compareMoments(b.createdAt, a.createdAt) || order(a, b) || newestFirst(a, b));
    return isComplete ? { items: rows, unreadable } : { items: rows, unreadable, incomplete: true };
  }

  private get oldest(): string {
    return this.options.days.from ?? OLDEST;
  }
}

function widened({ from, to }: Days): Days {
  return { from: from && shiftDay(from, -1), to: to && shiftDay(to, 1) };
}
