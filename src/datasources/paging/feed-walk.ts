import { UpstreamError } from '../../domain/errors.js';
import { compareMoments, type Feed, type Listed, type Page } from '../../domain/page.js';
import { toMark } from './marks.js';
import { ENDED, type Position } from './position.js';
import { ReturnedRows } from './returned-rows.js';
import type { Row } from './row.js';

/** The remaining work of a walk for one response, and its findings. */
export interface Budget {
  pagesLeft: number;
  unreadable: number;
  /** True if a page may be incomplete. */
  incomplete: boolean;
  /** The ids of all rows that were read. A row that is listed twice is returned once. */
  readonly seen: Set<string>;
}

/** Pages in succession without a new row, after which a list counts as one that repeats itself. */
const MAX_BARREN = 2;

/** Thrown when a walk has read the maximum number of upstream pages of one response. The position is kept. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** Walks one feed from a position, row by row, with one upstream page in memory at a time. */
export class FeedWalk<T extends Listed> {
  readonly tag: string;
  private rows: Row<T>[] = [];
  private next: string | undefined;
  private unread: boolean;
  private lowest: string | null | undefined;
  private readonly returned: ReturnedRows<T>;
  private barren = 0;
  /** True until the place of an earlier response was read. */
  private isResumed: boolean;
  private refusal: UpstreamError | null = null;

  constructor(
    private readonly feed: Feed<T>,
    private readonly matches: (item: T) => boolean,
    position: Position,
  ) {
    this.tag = toMark(feed.key);
    const page = position.pages.get(this.tag);
    this.unread = page !== ENDED;
    this.next = page === ENDED ? undefined : page;
    this.isResumed = this.next !== undefined;
    this.returned = new ReturnedRows<T>(this.tag, position.last);
  }

  /** The page to continue from; undefined is the top. */
  get page(): string | undefined {
    const first = this.rows[0] ?? this.returned.heldBack;
    if (first) return first.page;
    return this.unread ? this.next : ENDED;
  }

  /** Whether the head is available without a request. */
  get isReady(): boolean {
    return this.rows.length > 0 || !this.unread;
  }

  /** The head of a walk that is ready. */
  get readyHead(): Row<T> | null {
    return this.rows[0] ?? null;
  }

  /** The next matching row that was not returned before; reads further pages if necessary. Null at the end. */
  async head(budget: Budget): Promise<Row<T> | null> {
    while (!this.isReady) await this.readPage(budget);
    return this.readyHead;
  }

  take(): void {
    this.rows.shift();
  }

  private async readPage(budget: Budget): Promise<void> {
    if (budget.pagesLeft <= 0) throw this.spent();
    budget.pagesLeft -= 1;
    const at = this.next;
    const page = await this.readAt(at);
    if (!page) return;
    const fresh = unseen(page.items, budget.seen);
    const isBarren = page.items.length > 0 && fresh.length === 0;
    this.barren = isBarren ? this.barren + 1 : 0;
    const repeats = this.barren >= MAX_BARREN && page.next !== undefined;
    budget.unreadable += page.unreadable;
    budget.incomplete ||= repeats || (page.incomplete ?? false);
    this.next = repeats ? undefined : page.next;
    this.unread = this.next !== undefined;
    const rows = this.returned.pass(fresh.map((item) => this.toRow(item, at)));
    if (!this.unread) rows.push(...this.returned.end());
    this.rows = rows.filter((row) => this.matches(row.item));
  }

  /**
   * The page; null if the provider refuses the place at which an earlier response ended, because it has expired. The feed is then read
   * from its top, and returned rows are skipped.
   */
  private async readAt(at: string | undefined): Promise<Page<T> | null> {
    const isResumed = this.isResumed;
    this.isResumed = false;
    try {
      return await this.feed.read(at);
    } catch (error) {
      if (!isResumed || !isRefusal(error)) throw error;
      this.refusal = error;
      this.next = undefined;
      return null;
    }
  }

  /** A place that is refused and cannot be found again from the top would never be passed. */
  private spent(): Error {
    return this.refusal && !this.returned.isOver ? this.refusal : new BudgetSpent();
  }

  private toRow(item: T, page: string | undefined): Row<T> {
    const moment = item.createdAt;
    if (this.lowest === undefined || compareMoments(moment, this.lowest) < 0) this.lowest = moment;
    return { item, moment: this.lowest, page };
  }
}

function isRefusal(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && (error.code === 'REJECTED' || error.code === 'NOT_FOUND');
}

/** The rows that were not seen before, each once. They are seen from now on. */
function unseen<T extends Listed>(items: readonly T[], seen: Set<string>): T[] {
  return items.filter(({ id }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
}
