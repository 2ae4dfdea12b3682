import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import type { Database } from '../../src/store/database/database.js';
import { pgliteOver } from '../../src/store/database/pglite.js';
import { INT8, parseInt8 } from '../../src/store/database/values.js';
import { manualClock } from './manual-clock.js';

let opened: Promise<Database> | null = null;

/**
 * The embedded database in memory, at its newest schema: one for a process, without an operation or an event. Whoever asks
 * has it until the next one asks.
 */
export async function memoryDatabase(): Promise<Database> {
  opened ??= open();
  const database = await opened;
  await forget(database);
  return { ...database, close: async () => {} };
}

async function open(): Promise<Database> {
  const engine = await PGlite.create({ parsers: { [INT8]: parseInt8 } });
  return pgliteOver(engine, manualClock(), () => {});
}

async function forget({ sql: query }: Database): Promise<void> {
  await sql`truncate operations, operation_transitions, memory, transfer_observations, events,
    webhook_deliveries, object_digests`.execute(query);
}
