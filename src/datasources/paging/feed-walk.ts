import { compareMoments, type Feed, type Listed } from '../../domain/page.js';
import { toMark } from './marks.js';
import { Passage } from './passage.js';
import { ENDED, type Position } from './position.js';
import type { Row } from './row.js';

/** The remaining work of a walk for one response, and its findings. */
export interface Budget {
  pagesLeft: number;
  unreadable: number;
  /** True if a page may be incomplete. */
  incomplete: boolean;
}

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
  private readonly passage: Passage<T>;

  constructor(
    private readonly feed: Feed<T>,
    private readonly matches: (item: T) => boolean,
    position: Position,
  ) {
    this.tag = toMark(feed.key);
    const page = position.pages.get(this.tag);
    this.unread = page !== ENDED;
    this.next = page === ENDED ? undefined : page;
    this.passage = new Passage<T>(this.tag, position.last);
  }

  /** The page to continue from; undefined is the top. */
  get page(): string | undefined {
    const first = this.rows[0] ?? this.passage.heldBack;
    if (first) return first.page;
    return this.unread ? this.next : ENDED;
  }

  /** Whether the head is available without a request. */
  get isReady(): boolean {
    return this.rows.length > 0 || !this.unread;
  }

  /** The next matching row that was not returned before; reads further pages if necessary. Null at the end. */
  async head(budget: Budget): Promise<Row<T> | null> {
    while (!this.isReady) await this.readPage(budget);
    return this.rows[0] ?? null;
  }

  take(): void {
    this.rows.shift();
  }

  private async readPage(budget: Budget): Promise<void> {
    if (budget.pagesLeft <= 0) throw new BudgetSpent();
    budget.pagesLeft -= 1;
    const at = this.next;
    const page = await this.feed.read(at);
    budget.unreadable += page.unreadable;
    budget.incomplete ||= page.incomplete ?? false;
    this.next = page.next;
    this.unread = page.next !== undefined;
    const rows = this.passage.pass(page.items.map((item) => this.toRow(item, at)));
    if (!this.unread) rows.push(...this.passage.end());
    this.rows = rows.filter((row) => this.matches(row.item));
  }

  private toRow(item: T, page: string | undefined): Row<T> {
    const moment = item.createdAt;
    if (this.lowest === undefined || compareMoments(moment, this.lowest) < 0) this.lowest = moment;
    return { item, moment: this.lowest, page };
  }
}
