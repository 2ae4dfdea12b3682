/** How far a walk through the feeds of one connector has come. */
export interface Position {
  /** The last row that was given; null before the first. */
  readonly last: LastRow | null;
  /**
   * Where to read on, for feeds that are past their first page, by feed tag; `ENDED` for feeds that have no more. Only saves
   * upstream calls: without an entry a feed is read from its top and what was given is passed over.
   */
  readonly pages: ReadonlyMap<string, string>;
  /** Nothing is left in any feed. */
  readonly ended: boolean;
}

/** The last row given of a connector. With the order of its feeds it tells of every row whether it was given before. */
export interface LastRow {
  readonly moment: string | null;
  /** Tag of its feed. */
  readonly feed: string;
  /** Marks of the latest rows given from that feed at that moment, the very last first. */
  readonly marks: readonly string[];
}

export const ENDED = '!';
export const START: Position = { last: null, pages: new Map(), ended: false };

/** How many marks are kept: more than one, in case a row leaves the list. */
export const MAX_MARKS = 3;
