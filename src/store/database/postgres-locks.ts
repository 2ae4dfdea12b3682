import { createHash } from 'node:crypto';
import type { Clock } from '../../domain/clock.js';
import { StoreUnavailableError } from '../errors.js';
import { CHANNEL, type Locks, lockTopic, type Notices } from './database.js';
import { createKeyedMutex } from './keyed-mutex.js';
import type { PostgresConnection, PostgresSession } from './postgres-session.js';
import { sharedSession } from './unsuitable.js';
import { lookUntil } from './waiting.js';

/** The retry interval for a lock of another gateway if no notice of its release arrives. **Units** milliseconds. */
const RETRY_MS = 500;

/**
 * Advisory locks of the gateway's own session. The session never blocks: after a notice of release, a lock is requested again. All
 * locks therefore need one connection, which queries do not use.
 */
export function createPostgresLocks(
  session: PostgresSession,
  notices: Pick<Notices, 'on'>,
  clock: Pick<Clock, 'sleep'>,
): Locks {
  // A session can acquire its own lock twice, so a mutex within this process comes first.
  const mutex = createKeyedMutex<bigint>();

  const acquire = (id: bigint, signal: AbortSignal): Promise<PostgresConnection> =>
    lookUntil({ notices, topic: lockTopic(id), clock, signal, pauseMs: RETRY_MS }, async () => {
      const connection = await session.connected();
      if (!(await tryLock(connection, id))) return null;
      if (!signal.aborted) return connection;
      await unlock(connection, id);
      throw signal.reason;
    });

  return {
    underLock(key, signal, work) {
      const id = advisoryId(key);
      const locked = async () => {
        const connection = await acquire(id, signal);
        try {
          return await work(connection.lost);
        } finally {
          await unlock(connection, id);
        }
      };
      return mutex.run(id, locked, signal);
    },
  };
}

/** A key → the 64-bit id of its PostgreSQL lock. Two keys with the same id only wait for each other. */
export function advisoryId(key: string): bigint {
  return createHash('sha256').update(`exchequer lock ${key}`).digest().readBigInt64BE();
}

async function tryLock(connection: PostgresConnection, id: bigint): Promise<boolean> {
  const [row] = await connection.query(TRY_LOCK, [id.toString(), connection.mark]);
  if (row?.['locked'] === null) {
    const error = sharedSession();
    connection.end(error);
    throw new StoreUnavailableError(error, error.message);
  }
  return row?.['locked'] === true;
}

/** Null in the session of another connection, where the lock would not exclude that connection. */
const TRY_LOCK = `select case when current_setting('exchequer.session', true) = $2
  then pg_try_advisory_lock($1) end as locked`;

/** Releases the lock, unless it was lost with its connection. */
async function unlock(connection: PostgresConnection, id: bigint): Promise<void> {
  if (connection.lost.aborted) return;
  const statement = 'select pg_advisory_unlock($1), pg_notify($2, $3)';
  await connection.query(statement, [id.toString(), CHANNEL, lockTopic(id)]).catch(() => {});
}
