import { compareMoments, type Feed, type Listed } from '../../domain/page.js';
import { toMark } from './marks.js';
import { Passage } from './passage.js';
import { ENDED, type Position } from './position.js';
import type { Row } from './row.js';

/** What a walk may still do for one answer, and what it met. */
export interface Budget {
  pagesLeft: number;
  unreadable: number;
  /** A page could not show that it has all its rows. */
  incomplete: boolean;
}

/** Thrown when a walk has read as many upstream pages as one answer may cost. Its place is kept. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** Walks one feed from where a position left it, row by row, holding one upstream page at a time. */
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

  /** Where to read on later; undefined is the top. */
  get page(): string | undefined {
    const first = this.rows[0] ?? this.passage.heldBack;
    if (first) return first.page;
    return this.unread ? this.next : ENDED;
  }

  /** True when a look at the head calls nobody. */
  get isReady(): boolean {
    return this.rows.length > 0 || !this.unread;
  }

  /** The next row that matches and was not given before; reads on while there is none. Null at the end. */
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
