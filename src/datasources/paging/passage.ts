import { compareMoments, type Listed } from '../../domain/page.js';
import { toMark } from './marks.js';
import type { LastRow } from './position.js';
import type { Row } from './row.js';

/**
 * Passes over the rows of one feed that were given in earlier answers.
 *
 * The merge gives rows newest first, and among equal moments the feeds in the order of their tags. So the last row given decides
 * for every other: newer rows were given; older ones were not; at its very moment, feeds with a smaller tag have given theirs, feeds
 * with a greater tag have not, and its own feed has given up to its mark.
 */
export class Passage<T extends Listed> {
  private last: LastRow | null;
  /** Rows at the last row's moment, for which its mark has not been met so far. */
  private tied: Row<T>[] = [];

  constructor(
    private readonly tag: string,
    last: LastRow | null,
  ) {
    this.last = last;
  }

  /** The first row whose fate is open. */
  get heldBack(): Row<T> | undefined {
    return this.tied[0];
  }

  /** The rows of the next page that were not given. */
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

  /** Nothing further was given. Rows held back are let go: their mark has left the list, and a repeat is better than a loss. */
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
