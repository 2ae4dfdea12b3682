import { compareMoments, type Listed } from '../../domain/page.js';
import { toMark } from './marks.js';
import type { LastRow } from './position.js';
import type { Row } from './row.js';

/**
 * Skips the rows of one feed that earlier responses returned.
 *
 * The merge returns rows newest first; rows with the same time are in the order of the feeds' tags. The last returned row therefore
 * decides for every other row: newer rows were returned, older rows were not. Of the rows with the same time, those of feeds with
 * a smaller tag were returned, those of feeds with a greater tag were not, and those of the same feed were returned up to the
 * mark.
 */
export class ReturnedRows<T extends Listed> {
  private last: LastRow | null;
  /** Rows with the time of the last row that precede its mark so far. */
  private tied: Row<T>[] = [];

  constructor(
    private readonly tag: string,
    last: LastRow | null,
  ) {
    this.last = last;
  }

  /** Whether every further row is one that was not returned. */
  get isOver(): boolean {
    return this.last === null;
  }

  /** The first undecided row. */
  get heldBack(): Row<T> | undefined {
    return this.tied[0];
  }

  /** The rows of the next page that were not returned before. */
  pass(rows: readonly Row<T>[]): Row<T>[] {
    for (const [index, row] of rows.entries()) {
      const last = this.last;
      if (!last) return [...rows.slice(index)];
      const order = compareMoments(row.moment, last.moment);
      if (order < 0 || (order === 0 && this.tag > last.feed)) return [...this.end(), ...rows.slice(index)];
      if (this.tag === last.feed) this.meet(row, order, last);
    }
    return [];
  }

  /**
   * Ends the skipping and returns the undecided rows. Their mark has left the list; a repeated row is better than a missing one.
   */
  end(): Row<T>[] {
    const tied = this.tied;
    this.tied = [];
    this.last = null;
    return tied;
  }

  private meet(row: Row<T>, order: number, last: LastRow): void {
    const rank = last.marks.indexOf(toMark(row.item.id));
    if (rank !== -1) this.tied = [];
    else if (order === 0) this.tied.push(row);
    if (rank === 0) this.last = null;
  }
}
