import { sql } from 'kysely';
import type { Database } from './database.js';
import type { PostgresConnection } from './postgres-session.js';
import { requireServer, sharedSession } from './unsuitable.js';

interface Found {
  readonly version: number;
  readonly encoding: string;
  /** The mark of the session, empty or null if it has none. */
  readonly mark: string | null;
}

const FOUND = sql<Found>`select current_setting('server_version_num')::integer as version,
  current_setting('server_encoding') as encoding, current_setting('exchequer.session', true) as mark`;

const OWN_MARK = `select current_setting('exchequer.session', true) as mark`;

/**
 * Checks that the server can hold the store, and that no other connection uses the session of `own`: a transaction that is open beside
 * it has a session without a mark. **Throws** `UnsuitableDatabaseError`.
 */
export async function requireSuitable(database: Database['sql'], own: PostgresConnection): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { rows } = await FOUND.execute(transaction);
    for (const { version, encoding, mark } of rows) {
      requireServer(version, encoding);
      if (mark) throw sharedSession();
    }
    const [row] = await own.query(OWN_MARK, []);
    if (row?.['mark'] !== own.mark) throw sharedSession();
  });
}
