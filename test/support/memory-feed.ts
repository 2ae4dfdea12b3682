import { sql } from 'kysely';
import { createEventFeed } from '../../src/store/events/create-event-feed.js';
import type { EventFeed } from '../../src/store/index.js';
import { memoryDatabase } from './memory-database.js';

/** A feed without events, over the embedded database in memory. */
export async function memoryFeed(): Promise<EventFeed> {
  const database = await memoryDatabase();
  await sql`truncate events`.execute(database.sql);
  return createEventFeed(database);
}
