import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/database.js';
import type { Tables } from '../tables.js';

/** An arbitrary lock id that no other program in the same database uses. */
const LOCK = 7_305_411_902_113_005n;

/**
 * The order of the feed. The database allots numbers before a transaction commits, so a later number can become visible before an
 * earlier one. Writers therefore hold this lock together until they commit. A reader waits until no writer holds it.
 */
export interface FeedLock {
  /** Holds the lock together with other writers until the transaction ends. */
  share(transaction: Transaction<Tables>): Promise<void>;
  /** Holds the lock alone until the transaction ends. Later writers wait. */
  exclude(transaction: Transaction<Tables>): Promise<void>;
}

export const feedLock: FeedLock = {
  async share(transaction) {
    await sql`select pg_advisory_xact_lock_shared(${LOCK.toString()})`.execute(transaction);
  },
  async exclude(transaction) {
    await sql`select pg_advisory_xact_lock(${LOCK.toString()})`.execute(transaction);
  },
};

/**
 * Runs `work` in a transaction that can append events. The lock comes first: a writer that waited for it while it held a row could wait
 * for a reader that waits for another writer of that row.
 */
export function writingEvents<T>(
  database: Pick<Database, 'sql'>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
  lock: FeedLock = feedLock,
): Promise<T> {
  return database.sql.transaction().execute(async (transaction) => {
    await lock.share(transaction);
    return work(transaction);
  });
}

/** The last number below which no event can still appear. */
export function settledNumber(database: Pick<Database, 'sql'>, lock: FeedLock = feedLock): Promise<number> {
  return database.sql.transaction().execute(async (transaction) => {
    await lock.exclude(transaction);
    const { rows } = await sql<{ last: number }>`
      select case when is_called then last_value else 0 end as last from events_number_seq`.execute(
      transaction,
    );
    return rows[0]?.last ?? 0;
  });
}
