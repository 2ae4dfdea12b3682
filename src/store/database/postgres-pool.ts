import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { ClientConfig, PoolClient } from 'pg';
import pg from 'pg';
import { repeatConflicts } from './conflicts.js';
import { speaksOfStatement, toStoreError } from './faults.js';
import { toUnreachable } from './postgres-address.js';
import { sessionSettings } from './session-settings.js';
import { INT8, parseInt8 } from './values.js';

export interface PoolOptions {
  readonly url: string;
  readonly max: number;
  /** The maximum duration of one statement. **Units** milliseconds. */
  readonly statementMs: number;
}

const CONNECT_MS = 5000;
/** Networks drop connections that are idle for long. **Units** milliseconds. */
const KEEP_ALIVE_MS = 30_000;
/**
 * The time for the server to report a statement timeout. Without a report, the connection counts as lost. **Units** milliseconds.
 */
const GRACE_MS = 2000;

/** The options of every connection to PostgreSQL. */
export function connectionConfig({ url, statementMs }: Omit<PoolOptions, 'max'>): ClientConfig {
  return {
    connectionString: url,
    application_name: 'exchequer',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: statementMs + GRACE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: {
      getTypeParser: ((type: number, format?: 'text' | 'binary') =>
        type === INT8 ? parseInt8 : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
    },
  };
}

/** Connections to PostgreSQL, as a pool for Kysely. Connections with errors are not reused. */
export function createPostgresPool(options: PoolOptions): PostgresPool {
  const pool = new pg.Pool({ ...connectionConfig(options), max: options.max });
  // The next query replaces a broken idle connection and reports errors.
  pool.on('error', () => {});
  return {
    async connect() {
      const client = await connected(pool, options.url);
      return prepared(client, options.statementMs);
    },
    end: () => pool.end(),
  };
}

async function connected(pool: pg.Pool, url: string): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw toUnreachable(url, error);
  }
}

const known = new WeakMap<PoolClient, PostgresPoolClient>();

/** Returns the same object for the same connection, because Kysely identifies connections by object. */
async function prepared(client: PoolClient, statementMs: number): Promise<PostgresPoolClient> {
  const before = known.get(client);
  if (before !== undefined) return before;
  const guarded = guard(client);
  try {
    await guarded.query(sessionSettings(statementMs), []);
  } catch (error) {
    client.release(true);
    throw error;
  }
  known.set(client, guarded);
  return guarded;
}

function guard(client: PoolClient): PostgresPoolClient {
  let broken = false;
  // A connection that ends between two queries emits an error event. An unhandled error event would end the process.
  client.on('error', () => {
    broken = true;
  });
  const query = async (text: string, values: readonly unknown[]) => {
    const ask = () => client.query(text, [...values]);
    const isWhole = client.getTransactionStatus() === 'I';
    try {
      return await (isWhole ? repeatConflicts(ask) : ask());
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
