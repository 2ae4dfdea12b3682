import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { ClientConfig, PoolClient } from 'pg';
import pg from 'pg';
import { StoreUnavailableError } from '../errors.js';
import { speaksOfStatement, toStoreError } from './faults.js';
import { INT8, parseInt8 } from './values.js';

export interface PoolOptions {
  readonly url: string;
  readonly max: number;
  /** Longest that one statement may run. */
  readonly statementMs: number;
}

const CONNECT_MS = 5000;
/** Networks forget connections that say nothing for long. */
const KEEP_ALIVE_MS = 30_000;
/** What the server needs to report that a statement ran too long. Without that report, the connection counts as lost. */
const GRACE_MS = 2000;

/** How every connection to PostgreSQL is made. */
export function connectionConfig({ url, statementMs }: Omit<PoolOptions, 'max'>): ClientConfig {
  return {
    connectionString: url,
    application_name: 'exchequer',
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: statementMs,
    lock_timeout: statementMs,
    query_timeout: statementMs + GRACE_MS,
    // A halted gateway keeps no row locked.
    idle_in_transaction_session_timeout: statementMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: {
      getTypeParser: ((type: number, format?: 'text' | 'binary') =>
        type === INT8 ? parseInt8 : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
    },
  };
}

/** Connections to PostgreSQL, as Kysely takes them. Those that met trouble are not used again. */
export function createPostgresPool(options: PoolOptions): PostgresPool {
  const pool = new pg.Pool({ ...connectionConfig(options), max: options.max });
  // Idle connections that break are replaced at the next query, which then reports what is wrong.
  pool.on('error', () => {});
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw new StoreUnavailableError(error);
      });
      return prepared(client);
    },
    end: () => pool.end(),
  };
}

const known = new WeakMap<PoolClient, PostgresPoolClient>();

/** The same object for the same connection, which is how Kysely knows it again. */
async function prepared(client: PoolClient): Promise<PostgresPoolClient> {
  const before = known.get(client);
  if (before !== undefined) return before;
  const guarded = guard(client);
  known.set(client, guarded);
  try {
    await guarded.query(COMMIT_ON_DISK, []);
  } catch (error) {
    guarded.release();
    throw error;
  }
  return guarded;
}

/** Servers may be set to report commits that are not on disk yet; a journal cannot live with that. */
const COMMIT_ON_DISK = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') = 'off'`;

function guard(client: PoolClient): PostgresPoolClient {
  let broken = false;
  // A connection that ends between two queries says so by an event, and an event nobody hears ends the process.
  client.on('error', () => {
    broken = true;
  });
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      broken ||= !speaksOfStatement(error);
      throw toStoreError(error);
    }
  };
  return {
    query: query as <R>(text: string, values: readonly unknown[]) => Promise<PostgresQueryResult<R>>,
    release: () => client.release(broken),
  } as PostgresPoolClient;
}
