import type { FeedCursors, Sources } from '../datasources/index.js';
import type { Connection } from '../domain/connection.js';
import type { Event, EventFilter } from '../domain/event.js';
import { NODE_KINDS, type NodeKind } from '../domain/ids.js';
import type { EventAccess, EventFeed, PlacedEvent } from '../store/index.js';

/** The arguments of a list of events. `backward`: newest first. */
export interface EventListArgs {
  readonly direction: 'forward' | 'backward';
  /** The maximum number of events. */
  readonly limit: number;
  /** A cursor of `Query.events`; null: from the oldest or the newest event. */
  readonly from: string | null;
  readonly filter: EventFilter;
  /** The kinds of subjects that the caller can read. */
  readonly kinds: readonly NodeKind[];
}

/** The events that one caller can read. Grants apply to every result. */
export interface CallerEvents {
  /**
   * **Throws** `ForeignCursorError`, `ExpiredCursorError`, and `InvalidInputError` for a name that is not a connector of the caller.
   */
  list(args: EventListArgs): Promise<Connection<Event>>;
  /** An event by its global id, whatever the kind of its subject; null if the caller has access to none with it. */
  event(id: string): Promise<Event | null>;
}

const FIELD = 'Query.events';

export interface CallerEventsOptions {
  readonly sources: Pick<Sources, 'connectors' | 'connector'>;
  /** Global ids of the accounts that the caller can access; `all`: every account of its connectors. */
  readonly accounts: readonly string[] | 'all';
  readonly cursors: FeedCursors;
  readonly feed: Pick<EventFeed, 'read' | 'find'>;
}

export function createCallerEvents({ sources, accounts, cursors, feed }: CallerEventsOptions): CallerEvents {
  const accessTo = (kinds: readonly NodeKind[]): EventAccess => ({
    connectors: sources.connectors().map(({ name }) => name),
    kinds,
    accounts,
  });
  return {
    async list({ direction, limit, from, filter, kinds }) {
      for (const name of filter.connectors ?? []) sources.connector(name);
      const argument = direction === 'forward' ? 'after' : 'before';
      const position = from === null ? null : cursors.open(from, FIELD, argument);
      const page = { direction, from: position, limit: limit + 1, access: accessTo(kinds), filter };
      return toConnection(await feed.read(page), { limit, from }, (number) => cursors.seal(number, FIELD));
    },
    event: (id) => feed.find(id, accessTo(NODE_KINDS)),
  };
}

/** An empty page ends at the cursor that it began at, so that a caller who follows `endCursor` never starts anew. */
function toConnection(
  rows: readonly PlacedEvent[],
  { limit, from }: Pick<EventListArgs, 'limit' | 'from'>,
  seal: (number: number) => string,
): Connection<Event> {
  const edges = rows.slice(0, limit).map(({ event, number }) => ({ node: event, cursor: seal(number) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > limit,
      hasPreviousPage: from !== null,
      startCursor: edges[0]?.cursor ?? from,
      endCursor: edges.at(-1)?.cursor ?? from,
    },
    unavailable: [],
  };
}
