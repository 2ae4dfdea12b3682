import { compareMoments, type Feed, type Listed } from '../../domain/page.js';
import { type Budget, FeedWalk } from './feed-walk.js';
import { toMark } from './marks.js';
import { ENDED, type Lap, type LastRow, lapAfter, type Position } from './position.js';
import type { Row } from './row.js';
import { TakenRow } from './taken-row.js';

/** The next row of a connector and the walk that returns it. */
export interface Head<T extends Listed> {
  readonly row: Row<T>;
  readonly walk: FeedWalk<T>;
}

/** Walks all feeds of one connector as one list, newest first. Rows with the same time are in the order of the feeds' tags. */
export class ConnectorWalk<T extends Listed> {
  private walks: ReadonlyArray<FeedWalk<T>> | null = null;
  private last: LastRow | null;
  private lap: Lap | undefined;
  private hasTaken = false;

  constructor(
    private readonly from: Position,
    private readonly open: () => Promise<ReadonlyArray<Feed<T>>>,
    private readonly matches: (item: T) => boolean,
    readonly budget: Budget,
  ) {
    this.last = from.last;
    this.lap = from.lap;
  }

  /** The position of the walk after the taken rows. */
  get position(): Position {
    if (!this.walks) return this.from;
    const pages = new Map<string, string>();
    for (const walk of this.walks) {
      if (walk.page !== undefined) pages.set(walk.tag, walk.page);
    }
    const ended = this.walks.every((walk) => walk.page === ENDED);
    const { last, lap, stalled } = this;
    return { last, pages, ended, ...(stalled > 0 && { stalled }), ...(lap && { lap }) };
  }

  /** See `Position`. */
  get stalled(): number {
    return this.hasTaken ? 0 : (this.from.stalled ?? 0);
  }

  /** The number of times that the same rows were returned again. */
  get laps(): number {
    return this.lap?.times ?? 0;
  }

  /** The position of a walk that could not be read on. */
  get stalledPosition(): Position {
    const { position } = this;
    return this.hasTaken ? position : { ...position, stalled: (position.stalled ?? 0) + 1 };
  }

  /** The next row over all feeds, null at the end. **Throws** the error of a feed; the position stays valid. */
  async head(): Promise<Head<T> | null> {
    if (this.from.ended) return null;
    this.walks ??= await this.openWalks();
    const rows = await Promise.all(this.walks.map((walk) => walk.head(this.budget)));
    return this.newest(rows);
  }

  /** Each feed can read one page beyond the budget, because no row can be returned without the head of each feed. */
  private async openWalks(): Promise<ReadonlyArray<FeedWalk<T>>> {
    const feeds = await this.open();
    this.budget.pagesLeft += feeds.length;
    return feeds
      .map((feed) => new FeedWalk(feed, this.matches, this.from))
      .sort((a, b) => (a.tag < b.tag ? -1 : 1));
  }

  take({ row, walk }: Head<T>): void {
    walk.take();
    this.hasTaken = true;
    const tied = this.last?.feed === walk.tag && compareMoments(this.last.moment, row.moment) === 0;
    const isInOrder = row.moment !== null && row.moment === row.item.createdAt;
    if (this.lap || !isInOrder) this.lap = lapAfter(this.lap, toMark(row.item.id));
    this.last = new TakenRow(row.moment, walk.tag, row.item.id, tied ? this.last : null);
  }

  /** The next row if no feed has to be read for it; undefined if one has. */
  headNow(): Head<T> | null | undefined {
    if (this.from.ended) return null;
    if (!this.walks?.every(({ isReady }) => isReady)) return undefined;
    return this.newest(this.walks.map((walk) => walk.readyHead));
  }

  private newest(rows: ReadonlyArray<Row<T> | null>): Head<T> | null {
    let best: Head<T> | null = null;
    for (const [index, row] of rows.entries()) {
      const walk = this.walks?.[index];
      if (!row || !walk) continue;
      if (!best || compareMoments(row.moment, best.row.moment) > 0) best = { row, walk };
    }
    return best;
  }
}
