import { createHash } from 'node:crypto';
import type { Clock } from '../../domain/clock.js';
import { CHANNEL, type Locks, lockTopic, type Notices } from './database.js';
import { createKeyedMutex } from './keyed-mutex.js';
import type { Connection, PostgresSession } from './postgres-session.js';
import { lookUntil } from './waiting.js';

/** How often a lock that another gateway holds is tried again, should no notice of its release arrive. */
const RETRY_MS = 500;

/**
 * Advisory locks that live on the gateway's own session. It is never blocked: a lock that is taken is tried again after a notice of
 * its release. So any number of locks needs one connection, and none of those that queries use.
 */
export function createPostgresLocks(
  session: PostgresSession,
  notices: Pick<Notices, 'on'>,
  clock: Pick<Clock, 'sleep'>,
): Locks {
  // A session may take its own lock twice; so within this process a mutex decides first.
  const mutex = createKeyedMutex<bigint>();

  const acquire = (id: bigint, signal: AbortSignal): Promise<Connection> =>
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

/** A key → the 64 bits that PostgreSQL locks by. Two keys with equal bits would only wait for each other. */
export function advisoryId(key: string): bigint {
  return createHash('sha256').update(`exchequer lock ${key}`).digest().readBigInt64BE();
}

async function tryLock(connection: Connection, id: bigint): Promise<boolean> {
  const [row] = await connection.query('select pg_try_advisory_lock($1) as locked', [id.toString()]);
  return row?.['locked'] === true;
}

/** Gives the lock back, unless it went along with its connection. */
async function unlock(connection: Connection, id: bigint): Promise<void> {
  if (connection.lost.aborted) return;
  const statement = 'select pg_advisory_unlock($1), pg_notify($2, $3)';
  await connection.query(statement, [id.toString(), CHANNEL, lockTopic(id)]).catch(() => {});
}
