import { type Event, ExpiredCursorError } from '../../domain/event.js';
import type { Database } from '../database/database.js';
import { isStorable } from '../json.js';
import { appendEvents } from './append-events.js';
import type { EventAccess, EventFeed, EventPage, PlacedEvent } from './event-feed.js';
import { checkKept, pruneEvents } from './event-retention.js';
import { accessConditions, readRows, toEvent } from './event-rows.js';
import { type FeedLock, feedLock, settledNumber, writingEvents } from './feed-lock.js';

/** The feed over a database. */
export function createEventFeed(database: Pick<Database, 'sql'>, lock: FeedLock = feedLock): EventFeed {
  const horizon = new Horizon(database, lock);
  return {
    async append(...events) {
      if (events.length === 0) return;
      await writingEvents(database, (transaction) => appendEvents(transaction, events), lock);
    },
    read: (page) => readPage(database, horizon, page),
    find: (id, access) => findEvent(database, id, access),
    prune: async (beforeMs) => pruneEvents(database, beforeMs, await horizon.renewed()),
  };
}

/** The number up to which this gateway knows the feed to be complete. It only grows, so a reader seldom needs the lock. */
class Horizon {
  #known = 0;

  constructor(
    private readonly database: Pick<Database, 'sql'>,
    private readonly lock: FeedLock,
  ) {}

  get known(): number {
    return this.#known;
  }

  async renewed(): Promise<number> {
    this.#known = Math.max(this.#known, await settledNumber(this.database, this.lock));
    return this.#known;
  }
}

/**
 * Reads a page that ends at the horizon. Rows beyond it are not returned, because rows before them can be missing. A page without a row
 * beyond it needs no lock.
 */
async function readPage(
  database: Pick<Database, 'sql'>,
  horizon: Horizon,
  page: EventPage,
): Promise<readonly PlacedEvent[]> {
  const { known } = horizon;
  let rows = await readRows(database, page);
  if (rows.some(({ number }) => number > known)) {
    rows = await readRows(database, page, await horizon.renewed());
  }
  await checkKept(database, page);
  if (rows.length === 0) await checkReached(horizon, page);
  return rows.map((row) => ({ event: toEvent(row), number: row.number }));
}

/**
 * Refuses a position that the feed has not reached: it belongs to an earlier store, and the events up to it would be left out silently.
 * **Throws** `ExpiredCursorError`.
 */
async function checkReached(horizon: Horizon, { direction, from }: EventPage): Promise<void> {
  if (from === null || direction === 'backward' || from <= horizon.known) return;
  if (from > (await horizon.renewed())) throw new ExpiredCursorError();
}

async function findEvent(
  { sql: query }: Pick<Database, 'sql'>,
  id: string,
  access: EventAccess,
): Promise<Event | null> {
  if (!isStorable(id)) return null;
  const row = await query
    .selectFrom('events')
    .selectAll()
    .where('id', '=', id)
    .where((is) => is.and(accessConditions(is, access)))
    .executeTakeFirst();
  return row === undefined ? null : toEvent(row);
}
