import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Clock } from '../../domain/clock.js';
import { migrate } from '../migrations/migrate.js';
import type { Tables } from '../tables.js';
import { repeatConflicts } from './conflicts.js';
import type { Database } from './database.js';
import { lacksPrivilege } from './faults.js';
import { toUnreachable } from './postgres-address.js';
import { createPostgresLocks } from './postgres-locks.js';
import { createPostgresPool } from './postgres-pool.js';
import { createPostgresSession } from './postgres-session.js';
import { requireSuitable } from './suitable.js';
import { createTopics } from './topics.js';
import { UnsuitableDatabaseError } from './unsuitable.js';

const CONNECTIONS = 10;
const STATEMENT_MS = 10_000;
/** The maximum duration of a migration. Other gateways that start at the same time wait for it. **Units** milliseconds. */
const MIGRATION_MS = 10 * 60_000;

/** Opens PostgreSQL 15 or newer and migrates it to the newest schema. **Throws** `StoreUnavailableError`, `SchemaTooNewError`. */
export async function openPostgres(url: string, clock: Clock): Promise<Database> {
  const topics = createTopics();
  const session = createPostgresSession(url, { heard: topics.tell, lost: topics.tellAll });
  const pool = createPostgresPool({ url, max: CONNECTIONS, statementMs: STATEMENT_MS });
  const sql = kyselyOver(pool);
  const close = async () => {
    await Promise.all([pool.end(), session.close()]);
  };
  try {
    await requireSuitable(sql, await session.connected());
    await migrateAt(url, clock);
  } catch (error) {
    await close();
    const isTold = error instanceof UnsuitableDatabaseError || lacksPrivilege(error);
    throw isTold ? toUnreachable(url, error) : error;
  }
  const ready = async () => {
    await session.connected();
  };
  return {
    sql,
    notices: { on: topics.on, ready },
    locks: createPostgresLocks(session, topics, clock),
    close,
  };
}

async function migrateAt(url: string, clock: Clock): Promise<void> {
  const pool = createPostgresPool({ url, max: 1, statementMs: MIGRATION_MS });
  try {
    await repeatConflicts(() => migrate(kyselyOver(pool), clock));
  } finally {
    await pool.end();
  }
}

/** Kysely itself is never destroyed, so a query after the end of the pool fails like any query without a database. */
function kyselyOver(pool: PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
