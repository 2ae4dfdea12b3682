import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Clock } from '../../domain/clock.js';
import { migrate } from '../migrations/migrate.js';
import type { Tables } from '../tables.js';
import type { Database } from './database.js';
import { lacksPrivilege } from './faults.js';
import { toUnreachable } from './postgres-address.js';
import { createPostgresLocks } from './postgres-locks.js';
import { createPostgresPool } from './postgres-pool.js';
import { createPostgresSession } from './postgres-session.js';
import { createTopics } from './topics.js';

const CONNECTIONS = 10;
const STATEMENT_MS = 10_000;
/** The maximum duration of a migration. Other gateways that start at the same time wait for it. **Units** milliseconds. */
const MIGRATION_MS = 10 * 60_000;

/** Opens PostgreSQL 15 or newer and migrates it to the newest schema. **Throws** `StoreUnavailableError`, `SchemaTooNewError`. */
export async function openPostgres(url: string, clock: Clock): Promise<Database> {
  const migrating = createPostgresPool({ url, max: 1, statementMs: MIGRATION_MS });
  try {
    await migrate(kyselyOver(migrating), clock);
  } catch (error) {
    throw lacksPrivilege(error) ? toUnreachable(url, error) : error;
  } finally {
    await migrating.end();
  }
  const topics = createTopics();
  const session = createPostgresSession(url, { heard: topics.tell, lost: topics.tellAll });
  const pool = createPostgresPool({ url, max: CONNECTIONS, statementMs: STATEMENT_MS });
  return {
    sql: kyselyOver(pool),
    notices: {
      on: topics.on,
      async ready() {
        await session.connected();
      },
    },
    locks: createPostgresLocks(session, topics, clock),
    async close() {
      await Promise.all([pool.end(), session.close()]);
    },
  };
}

/** Kysely itself is never destroyed, so a query after the end of the pool fails like any query without a database. */
function kyselyOver(pool: PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
