import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/domain/clock.js';
import { createPostgresSession } from '../../../src/store/database/postgres-session.js';
import { openStore, type Store, StoreUnavailableError } from '../../../src/store/index.js';
import { type PostgresServer, startPostgres } from '../../support/postgres.js';
import { began, dispatched, errorOf, forPostgres, NEVER, newOperation, SEALING_KEY } from './under-test.js';

const [programs = ''] = forPostgres();

/** Defaults that a role can have, each a setting and its value. */
const DEFAULTS: ReadonlyArray<readonly [string, string]> = [
  ['datestyle', "'German, DMY'"],
  ['datestyle', "'SQL, DMY'"],
  ['datestyle', "'Postgres, YMD'"],
  ['timezone', "'Asia/Kathmandu'"],
  ['intervalstyle', "'sql_standard'"],
  ['bytea_output', "'escape'"],
  ['standard_conforming_strings', 'off'],
  ['array_nulls', 'off'],
  ['default_transaction_isolation', "'serializable'"],
  ['default_transaction_deferrable', 'on'],
  ['statement_timeout', "'1h'"],
  ['client_encoding', "'LATIN1'"],
  ['synchronous_commit', 'off'],
];

describe.skipIf(programs === '')('a role of PostgreSQL with other defaults', () => {
  let server: PostgresServer;
  let stores: Store[] = [];

  const open = async (url: string) => {
    const store = await openStore({ url, dataDir: '', clock: systemClock, sealingKey: SEALING_KEY });
    stores.push(store);
    return store;
  };
  const run = async (url: string, ...statements: readonly string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };

  beforeAll(async () => {
    server = await startPostgres(programs);
  });

  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    stores = [];
  });

  afterAll(() => server.remove());

  /** A database in which the role of the gateway has a default. */
  const databaseWith = async (setting: string, value: string) => {
    const url = server.createDatabase();
    const name = url.slice(url.lastIndexOf('/') + 1, url.indexOf('?'));
    await run(url, `alter role exchequer in database ${name} set ${setting} = ${value}`);
    return url;
  };

  it.each(DEFAULTS)('keeps and returns everything under %s = %s', async (setting, value) => {
    const store = await open(await databaseWith(setting, value));
    const operation = newOperation({ input: { memo: 'Łódź → 東京' }, lease: { owner: 'me', untilMs: 0 } });
    const before = Date.now();

    const { record } = await store.operations.begin(operation);
    const { id, updatedAt } = record;
    const moved = await store.operations.move(id, { from: 'PENDING', to: 'DISPATCHED', note: 'Łódź → 東京' });
    await store.memory.remember({ connector: 'a', kind: 'Card', ref: '1' }, { name: '東京' }, before);

    expect(Math.abs(Date.parse(record.createdAt) - before)).toBeLessThan(60_000);
    expect(record.input).toEqual(operation.input);
    expect(moved?.status).toBe('DISPATCHED');
    expect((await store.operations.waitForChange(id, updatedAt, NEVER)).id).toBe(id);
    expect((await store.operations.history(id)).map(({ note }) => note)).toEqual([null, 'Łódź → 東京']);
    const recalled = await store.memory.recall({ connector: 'a', kind: 'Card', ref: '1' });
    expect(recalled?.facts).toEqual({ name: '東京' });
  });

  it('lets no operation fail because others move beside it, under the level serializable', async () => {
    const url = await databaseWith('default_transaction_isolation', "'serializable'");
    const [one, other] = [await open(url), await open(url)];
    const move = async (store: Store) => {
      const { id } = await dispatched(store);
      return store.operations.move(id, {
        from: 'DISPATCHED',
        to: 'SUCCEEDED',
        changes: { provenBy: 'PROVIDER_ANSWER' },
      });
    };

    const all = await Promise.all(
      Array.from({ length: 60 }, async (_, each) => {
        const store = each % 2 ? one : other;
        await store.operations.findUnsettledOn('tp-main', 'ledger-1');
        await store.operations.counts();
        return move(store);
      }),
    );

    expect(all.filter((record) => record?.status !== 'SUCCEEDED')).toEqual([]);
  });

  it('does not end the connection of the locks for being idle', async () => {
    const url = await databaseWith('idle_session_timeout', "'1h'");
    const session = createPostgresSession(url, { heard: () => {}, lost: () => {} });

    const connection = await session.connected();
    const rows = await connection.query("select current_setting('idle_session_timeout') as idle", []);
    await session.close();

    expect(rows).toEqual([{ idle: '0' }]);
  });
});

describe.skipIf(programs === '')('a statement that PostgreSQL rolls back for another one', () => {
  let server: PostgresServer;
  let url = '';
  let store: Store;

  const run = async (...statements: readonly string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  /** Each statement that adds an operation is rolled back `times` times. */
  const rollBack = (code: string, times: number) =>
    run('drop sequence if exists tries', 'create sequence tries', conflict(code, times), TRIGGER);

  beforeAll(async () => {
    server = await startPostgres(programs);
    url = server.createDatabase();
    store = await openStore({ url, dataDir: '', clock: systemClock, sealingKey: SEALING_KEY });
  });

  afterAll(async () => {
    await store.close();
    await server.remove();
  });

  it.each(['40001', '40P01'])('is repeated, after %s', async (code) => {
    await rollBack(code, 3);

    const record = await began(store);

    expect(record.status).toBe('PENDING');
    expect(await store.operations.history(record.id)).toHaveLength(1);
  });

  it('is repeated five times at most, then the store is not available', async () => {
    await rollBack('40001', 1000);

    const error = await errorOf(began(store));

    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(String(error)).toContain('a statement conflicts with others each time that it is tried (40001)');
    await rollBack('40001', 0);
    expect((await began(store)).status).toBe('PENDING');
  });

  it('is not repeated after an error of another kind', async () => {
    await rollBack('23514', 1);

    const error = await errorOf(began(store));

    expect(error).toMatchObject({ code: '23514' });
  });
});

const TRIGGER = `create or replace trigger conflicts before insert on operations
  for each statement execute function conflict()`;

function conflict(code: string, times: number): string {
  return `create or replace function conflict() returns trigger language plpgsql as $$
    begin
      if nextval('tries') <= ${times} then raise exception 'planted' using errcode = '${code}'; end if;
      return null;
    end $$`;
}
