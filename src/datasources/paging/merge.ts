import { type ConnectorFailure, toConnectorFailure, UpstreamError } from '../../domain/errors.js';
import { compareMoments, type Feed, type Listed } from '../../domain/page.js';
import { ConnectorWalk, type Head } from './connector-walk.js';
import { BudgetSpent } from './feed-walk.js';
import { MAX_LAPS, MAX_STALLED, type Position, START } from './position.js';

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

export interface MergedRow<T extends Listed> {
  readonly item: T;
  /** The positions after this row. */
  readonly positions: Positions;
}

export interface Merged<T extends Listed> {
  readonly rows: ReadonlyArray<MergedRow<T>>;
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
  /** True if the connector exhausted its budget. */
  isSpent: boolean;
  /** True if the failure says that the gateway sent nothing for now. */
  isUnasked: boolean;
  /** The position of the walk; null if it has changed since it was computed. */
  position: Position | null;
}

/**
 * Merges the lists of several connectors, newest first, into one page of `first` rows.
 *
 * It holds at most one upstream page of each feed in memory. A connector that fails is left out of this page, keeps its position
 * and is named in `unavailable`; its rows follow when the next page is read from `end`. After a failure that a repeat does not
 * resolve, and after `MAX_STALLED` responses without progress, the connector does not count for `hasMore`: a client that reads on
 * while there is more always comes to an end. A request that was not sent, for example while the circuit is open, is no response.
 */
export async function mergeFeeds<T extends Listed>(
  contributions: ReadonlyArray<Contribution<T>>,
  options: MergeOptions<T>,
): Promise<Merged<T>> {
  const lanes = contributions.map((contribution) => toLane(contribution, options));
  const rows: MergedRow<T>[] = [];
  await Promise.all(lanes.map(advance));
  let spent = lanes.some(({ isSpent }) => isSpent);
  let lane = newestLane(lanes);
  while (lane?.head && !spent && rows.length < options.first) {
    rows.push(take(lane, lane.head, lanes));
    const othersWait = rows.length === options.first && lanes.some((other) => other.head);
    if (othersWait) break;
    if (!advanceNow(lane)) await advance(lane);
    spent = lane.isSpent;
    lane = newestLane(lanes);
  }
  const end = new Map(lanes.map((each) => [each.connector, endOf(each)]));
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
  const budget = { pagesLeft: options.maxPages, unreadable: 0, incomplete: false, seen: new Set<string>() };
  const walk = new ConnectorWalk(position, () => contribution.open(), options.matches, budget);
  return {
    connector: contribution.connector,
    walk,
    head: null,
    failure: null,
    isSpent: false,
    isUnasked: false,
    position: null,
  };
}

/** Takes the head of a lane. Positions are computed when a cursor is read, from what each lane says now. */
function take<T extends Listed>(lane: Lane<T>, head: Head<T>, lanes: ReadonlyArray<Lane<T>>): MergedRow<T> {
  lane.walk.take(head);
  lane.head = null;
  lane.position = null;
  const now = lanes.map((each) => [each.connector, (each.position ??= each.walk.position)] as const);
  return {
    item: head.row.item,
    get positions() {
      return new Map(now);
    },
  };
}

/** Goes on to the next row where no feed has to be read for it. False where one has. */
function advanceNow<T extends Listed>(lane: Lane<T>): boolean {
  const head = isEndless(lane.walk) ? undefined : lane.walk.headNow();
  if (head === undefined) return false;
  lane.head = head;
  return true;
}

async function advance<T extends Listed>(lane: Lane<T>): Promise<void> {
  const { connector, walk } = lane;
  lane.position = null;
  try {
    if (isEndless(walk)) lane.failure = invalid(connector, endlessMessage(connector, walk));
    else lane.head = await walk.head();
  } catch (error) {
    if (error instanceof UpstreamError) {
      lane.failure = toConnectorFailure(error);
      lane.isUnasked = error.isHeldBack;
    } else if (!(error instanceof BudgetSpent)) throw error;
    else if (walk.budget.seen.size > 0) lane.isSpent = true;
    else lane.failure = invalid(connector, `${connector} returned page after page without a readable row`);
  }
}

function isEndless<T extends Listed>({ stalled, laps }: ConnectorWalk<T>): boolean {
  return stalled >= MAX_STALLED || laps >= MAX_LAPS;
}

function endlessMessage<T extends Listed>(connector: string, { stalled }: ConnectorWalk<T>): string {
  if (stalled < MAX_STALLED) return `${connector} has a list that does not end`;
  return `${connector} returned no further row in ${MAX_STALLED} requests`;
}

function newestLane<T extends Listed>(lanes: ReadonlyArray<Lane<T>>): Lane<T> | null {
  let best: Lane<T> | null = null;
  for (const lane of lanes) {
    if (!lane.head) continue;
    if (!best?.head || compareMoments(lane.head.row.moment, best.head.row.moment) > 0) best = lane;
  }
  return best;
}

/** Whether a lane can have further rows. A lane that failed can if a repeat may succeed. */
function isOpen<T extends Listed>({ failure, walk }: Lane<T>): boolean {
  return failure ? failure.retryable : !walk.position.ended;
}

function endOf<T extends Listed>({ failure, isSpent, isUnasked, head, walk }: Lane<T>): Position {
  return (failure || isSpent) && !isUnasked && !head ? walk.stalledPosition : walk.position;
}

/** The missing records of a connector that responded. */
function gaps<T extends Listed>({ connector, walk }: Lane<T>): ConnectorFailure[] {
  const { unreadable, incomplete } = walk.budget;
  const [records, were] = unreadable === 1 ? ['1 record', 'was'] : [`${unreadable} records`, 'were'];
  return [
    ...(unreadable > 0 ? [`${records} of ${connector} could not be read and ${were} left out`] : []),
    ...(incomplete ? [`${connector} does not show whether its list is complete`] : []),
  ].map((message) => invalid(connector, message));
}

function invalid(connector: string, message: string): ConnectorFailure {
  return { connector, code: 'INVALID_RESPONSE', message, retryable: false, retryAfterSeconds: null };
}
