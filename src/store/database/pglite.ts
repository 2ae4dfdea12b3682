import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Kysely, PostgresDialect } from 'kysely';
import type { Clock } from '../../domain/clock.js';
import { StoreUnavailableError } from '../errors.js';
import { migrate } from '../migrations/migrate.js';
import type { Tables } from '../tables.js';
import { CHANNEL, type Database } from './database.js';
import { lockDirectory } from './directory-lock.js';
import { DurableFiles, durableParameters, syncPath, syncTree } from './durable-files.js';
import { toStoreError } from './faults.js';
import { createKeyedMutex } from './keyed-mutex.js';
import { createTopics } from './topics.js';
import { INT8, parseInt8 } from './values.js';

/**
 * Opens the embedded database in `<dataDir>/store` for one gateway and migrates it to the newest schema.
 * **Throws** `StoreInUseError`, `SchemaTooNewError`, and `StoreUnavailableError` if its files cannot be used.
 */
export async function openPglite(dataDir: string, clock: Clock): Promise<Database> {
  const folder = join(dataDir, 'store');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const release = lockDirectory(folder, dataDir);
  let engine: PGlite | null = null;
  try {
    engine = await openFiles(folder);
    return await pgliteOver(engine, clock, release);
  } catch (error) {
    await engine?.close().catch(() => {});
    release();
    throw error;
  }
}

/** The database over an engine that is open, brought to the newest schema. `release` is called once it is closed. */
export async function pgliteOver(engine: PGlite, clock: Clock, release: () => void): Promise<Database> {
  const pool = poolOver(engine);
  const sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(sql, clock);
  const topics = createTopics();
  await engine.listen(CHANNEL, topics.tell);
  const mutex = createKeyedMutex<string>();
  const neverLost = new AbortController().signal;
  return {
    sql,
    notices: { on: topics.on, ready: async () => {} },
    locks: { underLock: (key, signal, work) => mutex.run(key, () => work(neverLost), signal) },
    async close() {
      await pool.end();
      release();
    },
  };
}

/** Creates the files under a temporary name and renames them when they are complete, so that a kill leaves no partial database. */
async function openFiles(folder: string): Promise<PGlite> {
  const path = join(folder, 'database');
  try {
    if (!existsSync(path)) {
      const draft = join(folder, 'database.draft');
      rmSync(draft, { recursive: true, force: true });
      await (await openEngine(draft)).close();
      syncTree(draft);
      renameSync(draft, path);
      syncPath(folder);
    }
    return await openEngine(path);
  } catch (error) {
    throw new StoreUnavailableError(error);
  }
}

function openEngine(path: string): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableFiles(path),
    relaxedDurability: false,
    startParams: durableParameters(PGlite.defaultStartParams),
    parsers: { [INT8]: parseInt8 },
  });
}

/** The single session as a pool for Kysely. One user at a time has the session until it is released. */
function poolOver(engine: PGlite): PostgresPool {
  const mutex = createKeyedMutex<'session'>();
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      const { rows, command, rowCount } = await engine.query(text, [...values]);
      return { rows, command, rowCount };
    } catch (error) {
      throw toStoreError(error);
    }
  };
  return {
    connect: () =>
      new Promise((resolve) => {
        void mutex.run('session', () => {
          return new Promise<void>((release) => resolve({ query, release } as unknown as PostgresPoolClient));
        });
      }),
    // Waits for the running work.
    end: () => mutex.run('session', () => engine.close()),
  };
}
