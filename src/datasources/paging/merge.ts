import { type ConnectorFailure, toConnectorFailure, UpstreamError } from '../../domain/errors.js';
import { compareMoments, type Feed, type Listed } from '../../domain/page.js';
import { ConnectorWalk, type Head } from './connector-walk.js';
import { BudgetSpent } from './feed-walk.js';
import { type Position, START } from './position.js';

/** The position of each connector of a list, by name. */
export type Positions = ReadonlyMap<string, Position>;

/** The feeds and the position of one connector in a merged list. */
export interface Contribution<T extends Listed> {
  readonly connector: string;
  /** Opens its feeds; can send requests to the provider. */
  open(): Promise<ReadonlyArray<Feed<T>>>;
}

export interface MergeOptions<T extends Listed> {
  readonly first: number;
  readonly from: Positions;
  readonly matches: (item: T) => boolean;
  /** The maximum number of upstream pages per connector and response. A page that needs more ends early and can be resumed. */
  readonly maxPages: number;
}

export interface Merged<T extends Listed> {
  readonly rows: ReadonlyArray<{ readonly item: T; readonly positions: Positions }>;
  /** The positions after the last row. */
  readonly end: Positions;
  readonly hasMore: boolean;
  /** True if the page ended early because a connector exhausted its budget. */
  readonly spent: boolean;
  readonly unavailable: readonly ConnectorFailure[];
}

/** One connector in the merge. */
interface Lane<T extends Listed> {
  readonly connector: string;
  readonly walk: ConnectorWalk<T>;
  head: Head<T> | null;
  failure: ConnectorFailure | null;
}

/**
 * Merges the lists of several connectors, newest first, into one page of `first` rows.
 *
 * It holds at most one upstream page of each feed in memory. A connector that fails is left out of this page, keeps its position
 * and is named in `unavailable`; its rows follow when the next page is read from `end`.
 */
export async function mergeFeeds<T extends Listed>(
  contributions: ReadonlyArray<Contribution<T>>,
  options: MergeOptions<T>,
): Promise<Merged<T>> {
  const lanes = contributions.map((contribution) => toLane(contribution, options));
  const rows: { item: T; positions: Positions }[] = [];
  let spent = (await Promise.all(lanes.map(advance))).includes('spent');
  let lane = newestLane(lanes);
  while (lane?.head && !spent && rows.length < options.first) {
    lane.walk.take(lane.head);
    rows.push({ item: lane.head.row.item, positions: positionsOf(lanes) });
    lane.head = null;
    const othersWait = rows.length === options.first && lanes.some((other) => other.head);
    if (othersWait) break;
    spent = (await advance(lane)) === 'spent';
    lane = newestLane(lanes);
  }
  const end = positionsOf(lanes);
  return {
    rows,
    end,
    spent,
    hasMore: spent || lanes.some((each) => each.head !== null || isOpen(each)),
    unavailable: lanes.flatMap((each) => each.failure ?? gaps(each)),
  };
}

function toLane<T extends Listed>(contribution: Contribution<T>, options: MergeOptions<T>): Lane<T> {
  const position = options.from.get(contribution.connector) ?? START;
  const budget = { pagesLeft: options.maxPages, unreadable: 0, incomplete: false };
  const walk = new ConnectorWalk(position, () => contribution.open(), options.matches, budget);
  return { connector: contribution.connector, walk, head: null, failure: null };
}

async function advance<T extends Listed>(lane: Lane<T>): Promise<'ready' | 'failed' | 'spent'> {
  try {
    lane.head = await lane.walk.head();
    return 'ready';
  } catch (error) {
    if (error instanceof BudgetSpent) return 'spent';
    if (!(error instanceof UpstreamError)) throw error;
    lane.failure = toConnectorFailure(error);
    return 'failed';
  }
}

function newestLane<T extends Listed>(lanes: ReadonlyArray<Lane<T>>): Lane<T> | null {
  let best: Lane<T> | null = null;
  for (const lane of lanes) {
    if (!lane.head) continue;
    if (!best?.head || compareMoments(lane.head.row.moment, best.head.row.moment) > 0) best = lane;
  }
  return best;
}

/** Whether a lane can have further rows. A failed lane can. */
function isOpen<T extends Listed>(lane: Lane<T>): boolean {
  return lane.failure !== null || !lane.walk.position.ended;
}

function positionsOf<T extends Listed>(lanes: ReadonlyArray<Lane<T>>): Positions {
  return new Map(lanes.map((lane) => [lane.connector, lane.walk.position]));
}

/** The missing records of a connector that responded. */
function gaps<T extends Listed>({ connector, walk }: Lane<T>): ConnectorFailure[] {
  const { unreadable, incomplete } = walk.budget;
  const records = unreadable === 1 ? '1 record' : `${unreadable} records`;
  return [
    ...(unreadable > 0 ? [`${records} of ${connector} could not be read and were left out`] : []),
    ...(incomplete ? [`${connector} does not show whether its list is complete`] : []),
  ].map((message) => ({
    connector,
    code: 'INVALID_RESPONSE',
    message,
    retryable: false,
    retryAfterSeconds: null,
  }));
}
