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
  /** The number of successive responses up to here in which the connector could not be read on; absent: 0. */
  readonly stalled?: number;
  /** Only after a row without a time or out of order, because no time shows then whether a row was returned before. */
  readonly lap?: Lap;
}

/** Shows whether the same rows are returned again and again. */
export interface Lap {
  /** The number of returned rows. */
  readonly rows: number;
  /** The mark of one of them. */
  readonly mark: string;
  /** The number of times that this row was returned again. */
  readonly times: number;
}

/** The number of laps after which a list counts as one that repeats itself; more than one, because rows can leave the list. */
export const MAX_LAPS = 3;

/** The lap after one more row. The remembered row is replaced at each power of two, so that a repetition of any length is found. */
export function lapAfter({ rows, mark, times }: Lap = { rows: 0, mark: '', times: 0 }, row: string): Lap {
  const count = rows + 1;
  const isAgain = row === mark;
  const isPowerOfTwo = Number.isInteger(Math.log2(count));
  return { rows: count, mark: isPowerOfTwo ? row : mark, times: isAgain ? times + 1 : times };
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

/** The number of successive responses without progress after which a connector is no longer read, so that every walk ends. */
export const MAX_STALLED = 100;

/** The maximum number of marks; more than one, because a row can leave the list. */
export const MAX_MARKS = 3;
