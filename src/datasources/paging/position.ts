/** The position of a walk through the feeds of one connector. */
export interface Position {
  /** The last returned row; null before the first. */
  readonly last: LastRow | null;
  /**
   * The page to continue from, by feed tag, for feeds past their first page; `ENDED` for feeds without further rows. It only saves
   * upstream requests: without an entry, a feed is read from its top and returned rows are skipped.
   */
  readonly pages: ReadonlyMap<string, string>;
  /** True if no feed has further rows. */
  readonly ended: boolean;
}

/** The last returned row of a connector. With the order of feeds, it determines for every row whether it was returned. */
export interface LastRow {
  readonly moment: string | null;
  /** The tag of its feed. */
  readonly feed: string;
  /** The marks of the last returned rows of that feed with that time, the last one first. */
  readonly marks: readonly string[];
}

export const ENDED = '!';
export const START: Position = { last: null, pages: new Map(), ended: false };

/** The maximum number of marks; more than one, because a row can leave the list. */
export const MAX_MARKS = 3;
