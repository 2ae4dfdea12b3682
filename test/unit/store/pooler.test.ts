import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/domain/clock.js';
import { openStore, type Store, StoreUnavailableError } from '../../../src/store/index.js';
import { type Pooler, type PoolerOptions, startPooler } from '../../support/pooler.js';
import { type PostgresServer, startPostgres } from '../../support/postgres.js';
import { began, errorOf, forPostgres, NEVER, SEALING_KEY } from './under-test.js';

const [programs = ''] = forPostgres();

describe.skipIf(programs === '')('a pooler before PostgreSQL', () => {
  let server: PostgresServer;
  let stores: Store[] = [];
  let poolers: Pooler[] = [];

  const open = async (url: string) => {
    const store = await openStore({ url, dataDir: '', clock: systemClock, sealingKey: SEALING_KEY });
    stores.push(store);
    return store;
  };
  /** A database of its own, and the address of a pooler before it. */
  const pooled = async (mode: PoolerOptions['mode'], size: number) => {
    const direct = server.createDatabase();
    const database = direct.slice(direct.lastIndexOf('/') + 1, direct.indexOf('?'));
    const path = join(server.directory, '.s.PGSQL.5432');
    const pooler = await startPooler({ mode, size, path, user: 'exchequer', database });
    poolers.push(pooler);
    return { direct, url: `postgres://exchequer@127.0.0.1:${pooler.port}/${database}` };
  };
  const run = async (url: string, statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  };

  beforeAll(async () => {
    server = await startPostgres(programs);
  });

  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await Promise.all(poolers.map((pooler) => pooler.close()));
    stores = [];
    poolers = [];
  });

  afterAll(() => server.remove());

  it('in session mode serves a gateway with locks and notices', async () => {
    const { direct, url } = await pooled('session', 20);
    const [store, beside] = [await open(url), await open(direct)];
    const { id, updatedAt } = await began(store);

    const waiting = store.operations.waitForChange(id, updatedAt, NEVER);
    const locked = await store.operations.underLock('ledger-1', NEVER, async () => {
      await beside.operations.move(id, { from: 'PENDING', to: 'DISPATCHED' });
      return 'locked';
    });

    expect(locked).toBe('locked');
    expect((await waiting).status).toBe('DISPATCHED');
  });

  it.each([1, 2, 5])(
    'in transaction mode is refused, and leaves no table, with %s connections',
    async (size) => {
      const { direct, url } = await pooled('transaction', size);

      const error = await errorOf(open(url));

      expect(error).toBeInstanceOf(StoreUnavailableError);
      expect(String(error)).toContain(
        'a pooler in transaction mode gives one session to several connections',
      );
      expect(await run(direct, "select from pg_tables where schemaname = 'public'")).toEqual([]);
    },
  );
});

describe.skipIf(programs === '')('a database that cannot hold the store', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres(programs);
  });

  afterAll(() => server.remove());

  it('is refused for its encoding, before the first operation', async () => {
    const direct = server.createDatabase();
    const client = new pg.Client({ connectionString: direct });
    await client.connect();
    await client.query("create database latin template template0 encoding 'LATIN1'");
    await client.end();
    const url = direct.replace(/store_\d+/, 'latin');

    const error = await errorOf(openStore({ url, dataDir: '', clock: systemClock, sealingKey: SEALING_KEY }));

    expect(String(error)).toContain(
      'required a database with the encoding UTF8, arrived the encoding LATIN1',
    );
  });
});
