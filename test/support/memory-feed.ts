import { createEventFeed } from '../../src/store/events/create-event-feed.js';
import type { EventFeed } from '../../src/store/index.js';
import { memoryDatabase } from './memory-database.js';

/** A feed without events, over the embedded database in memory. */
export async function memoryFeed(): Promise<EventFeed> {
  return createEventFeed(await memoryDatabase());
}
