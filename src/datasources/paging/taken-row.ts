import { toMark } from './marks.js';
import { type LastRow, MAX_MARKS } from './position.js';

/** The last returned row of a walk. Its marks are hashes, computed only when a cursor is made from it. */
export class TakenRow implements LastRow {
  /** `tied`: the row before it, if both are of one feed and have the same time. */
  constructor(
    readonly moment: string | null,
    readonly feed: string,
    private readonly id: string,
    private readonly tied: LastRow | null,
  ) {}

  get marks(): readonly string[] {
    const marks = [toMark(this.id)];
    let row = this.tied;
    while (row instanceof TakenRow && marks.length < MAX_MARKS) {
      marks.push(toMark(row.id));
      row = row.tied;
    }
    if (row !== null && !(row instanceof TakenRow)) marks.push(...row.marks);
    return marks.slice(0, MAX_MARKS);
  }
}
