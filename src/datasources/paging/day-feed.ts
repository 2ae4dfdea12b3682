import { compareMoments, type Feed, type Listed, newestFirst, type Page } from '../../domain/page.js';
import { isDay, laterOf, shiftDay } from './days.js';

/** First and last day, YYYY-MM-DD, both included; open at an end that is absent. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What one look into some days gave. */
export interface DaysRead<R> {
  /** Each record once, in any order; some may be of other days. */
  readonly records: readonly R[];
  /** It is shown that none of these days' records is missing. */
  readonly isComplete: boolean;
}

export interface DayFeedOptions<R, T extends Listed> {
  /** See `Feed.key`. */
  readonly key: string;
  /** The days to stay within. */
  readonly days: Days;
  /** The present day, for a list that does not tell its newest. */
  readonly today: () => string;
  /** Looks into some days: `whole` reads all of their records, `glance` as many as one call gives. */
  readonly read: (days: Days, extent: 'whole' | 'glance') => Promise<DaysRead<R>>;
  /** The day of a record in UTC, the same as that of its row; null where it cannot be told. */
  readonly dayOf: (record: R) => string | null;
  readonly toRows: (records: readonly R[]) => Omit<Page<T>, 'next'>;
  /** Decides among rows of one moment; by id when absent. */
  readonly order?: (a: T, b: T) => number;
  /** Rows that the feed gives; all when absent. */
  readonly keeps?: (row: T) => boolean;
}

/** A page, and whether the days that it stands for hold any record. */
interface Slice<T> {
  readonly page: Page<T>;
  readonly isEmpty: boolean;
}

/** Where a walk gives up that is never shown an end. */
const OLDEST = '1970-01-01';

/** A slice grows while it gives no more records than this. */
const MANY = 200;
const MAX_WIDTH = 365;

/**
 * A feed over a list that is read slice of days by slice of days, newest day first. The place in it is a day: the last one that was
 * not read yet.
 *
 * Slices grow where days are sparse, shrink where they cannot be read whole, and are asked for a day wider at each end, since their
 * days may be of another time zone. Before the first slice, and behind an empty one, a glance at everything older shows whether
 * anything is left, and where. Nothing is concluded from the order in which records come: a slice reaches down to the newest day seen.
 * A list that ignores days is read as a whole. What cannot be shown to be complete is told as `incomplete`.
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

  /** A place that is no day is the top, which is before every row. */
  async read(at: string | undefined): Promise<Page<T>> {
    if (at === undefined || !isDay(at) || at < this.oldest) return this.glance(this.options.days.to);
    const { page, isEmpty } = await this.slice(shiftDay(at, 1 - this.width), at);
    return isEmpty && page.next !== undefined ? this.glance(page.next) : page;
  }

  /** Everything up to a day, where one call shows it; else the slice from that day down to the newest record seen. */
  private async glance(to: string | undefined): Promise<Page<T>> {
    if (to !== undefined && to < this.oldest) return { items: [], unreadable: 0 };
    const seen = await this.ask({ from: this.options.days.from, to }, 'glance');
    if (this.daysAreIgnored) return this.rest(to);
    if (seen.isComplete) return this.toPage(seen.records, true);
    const newest = this.newestOf(seen.records);
    if (newest !== null) return (await this.slice(newest, to, false)).page;
    return (await this.slice(shiftDay(to ?? this.options.today(), 1 - this.width), to)).page;
  }

  /** All rows of some days. `mayNarrow`: fewer days instead, where these cannot be shown to be complete. */
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

  /** Everything up to a day, of a list that gives all its days whichever are asked for. */
  private async rest(to: string | undefined): Promise<Page<T>> {
    const { records, isComplete } = await this.options.read({}, 'whole');
    return this.toPage(this.within(records, { from: this.options.days.from, to }), isComplete);
  }

  /** Days read as UTC may be off by one from those that the provider goes by, hence the day more at each end. */
  private async ask(days: Days, extent: 'whole' | 'glance'): Promise<DaysRead<R>> {
    const wider = widened(days);
    const { records, isComplete } = await this.options.read(wider, extent);
    const limits = widened(wider);
    this.daysAreIgnored ||= this.within(records, limits).length < records.length;
    return { records: this.within(records, days), isComplete };
  }

  /** A record that does not tell its day may be of any. */
  private within(records: readonly R[], { from, to }: Days): readonly R[] {
    return records.filter((record) => {
      const day = this.options.dayOf(record);
      return day === null || ((from ?? day) <= day && day <= (to ?? day));
    });
  }

  /** The newest day, of records that come newest first; null of any others: their newest may be on no page seen. */
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
