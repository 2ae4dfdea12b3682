import { sql } from 'kysely';
import { ExpiredCursorError } from '../../domain/event.js';
import type { Database } from '../database/database.js';
import type { EventPage } from './event-feed.js';

const BATCH = 5000;

/**
 * Removes the events up to the last one that is older than a time and has no younger one before it, none of them after `horizon`. The
 * limit is stored before the first row is removed, so that no reader misses a row without an error.
 */
export async function pruneEvents(
  database: Pick<Database, 'sql'>,
  beforeMs: number,
  horizon: number,
): Promise<number> {
  const through = await lastOlder(database, new Date(beforeMs), horizon);
  await database.sql
    .updateTable('event_retention')
    .set({ pruned_through: sql<number>`greatest(pruned_through, ${through}::bigint)` })
    .execute();
  let removed = 0;
  for (;;) {
    const batch = await removeBatch(database, through);
    removed += batch;
    if (batch < BATCH) return removed;
  }
}

async function lastOlder(
  { sql: query }: Pick<Database, 'sql'>,
  before: Date,
  horizon: number,
): Promise<number> {
  const { first } = await query
    .selectFrom('events')
    .select(({ fn }) => fn.min('number').as('first'))
    .where('received_at', '>=', before)
    .executeTakeFirstOrThrow();
  return Math.min(first === null ? horizon : first - 1, horizon);
}

async function removeBatch({ sql: query }: Pick<Database, 'sql'>, through: number): Promise<number> {
  const { numDeletedRows } = await query
    .deleteFrom('events')
    .where('number', 'in', (events) =>
      events
        .selectFrom('events')
        .select('number')
        .where('number', '<=', through)
        .orderBy('number')
        .limit(BATCH),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/**
 * Refuses a page with removed events. It runs after the rows were read: whatever was removed before the read is known now.
 * **Throws** `ExpiredCursorError`.
 */
export async function checkKept(
  { sql: query }: Pick<Database, 'sql'>,
  { direction, from }: EventPage,
): Promise<void> {
  if (from === null || direction === 'backward') return;
  const { pruned_through: through } = await query
    .selectFrom('event_retention')
    .select('pruned_through')
    .executeTakeFirstOrThrow();
  if (from < through) throw new ExpiredCursorError();
}
