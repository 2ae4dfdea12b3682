import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/domain/clock.js';
import { openStore, SchemaTooNewError, type Store, StoreUnavailableError } from '../../../src/store/index.js';
import { manualClock } from '../../support/manual-clock.js';
import { type PostgresServer, startPostgres } from '../../support/postgres.js';
import { began, dispatched, errorOf, forPostgres, NEVER, newOperation, SEALING_KEY } from './under-test.js';

const [programs = ''] = forPostgres();

describe.skipIf(programs === '')('several gateways on one PostgreSQL', () => {
  let server: PostgresServer;
  let stores: Store[] = [];

  const open = async (url: string, clock = systemClock) => {
    const store = await openStore({ url, dataDir: '', clock, sealingKey: SEALING_KEY });
    stores.push(store);
    return store;
  };
  const openTwo = async () => {
    const url = server.createDatabase();
    return { url, one: await open(url), other: await open(url) };
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
    stores = [];
  });

  afterAll(() => server.remove());

  it('may start at once on an empty database', async () => {
    const url = server.createDatabase();

    const all = await Promise.all(Array.from({ length: 5 }, () => open(url)));

    expect(await Promise.all(all.map((store) => store.isReachable()))).toEqual(Array(5).fill(true));
    expect(await run(url, 'select number, name from schema_versions')).toEqual([
      { number: 1, name: 'first' },
      { number: 2, name: 'audit' },
      { number: 3, name: 'observations' },
      { number: 4, name: 'provider text' },
      { number: 5, name: 'events' },
      { number: 6, name: 'webhook deliveries' },
    ]);
  });

  it('do not start on a schema that is newer than they know', async () => {
    const url = server.createDatabase();
    await (await open(url)).close();
    await run(url, "insert into schema_versions values (99, 'later', now())");

    const error = await errorOf(open(url));

    expect(error).toBeInstanceOf(SchemaTooNewError);
    expect(String(error)).toContain('the store has schema 99, this program supports schemas up to 6');
  });

  it('make one operation of 50 that begin at once with one key', async () => {
    const { one, other } = await openTwo();
    const idempotencyKey = randomUUID();

    const all = await Promise.all(
      Array.from({ length: 50 }, (_, each) =>
        (each % 2 ? one : other).operations.begin(newOperation({ idempotencyKey })),
      ),
    );

    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(all.map(({ record }) => record.id)).size).toBe(1);
  });

  it('claim each operation once', async () => {
    const { one, other } = await openTwo();
    const ids = await Promise.all(Array.from({ length: 60 }, async () => (await began(one)).id));
    const untilMs = systemClock.nowMs() + 60_000;

    const shares = await Promise.all(
      Array.from({ length: 12 }, (_, each) =>
        (each % 2 ? one : other).operations.claim({ owner: `owner-${each}`, untilMs, limit: 5 }),
      ),
    );
    const rest = await one.operations.claim({ owner: 'last', untilMs, limit: 60 });

    expect([...shares.flat(), ...rest].map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it('let one of two that race through', async () => {
    const { one, other } = await openTwo();
    const { id } = await dispatched(one);

    const all = await Promise.all([
      one.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT' }),
      other.operations.move(id, {
        from: 'DISPATCHED',
        to: 'SUCCEEDED',
        changes: { provenBy: 'PROVIDER_ANSWER' },
      }),
    ]);

    expect(all.filter((record) => record !== null)).toHaveLength(1);
    expect(await one.operations.history(id)).toHaveLength(3);
  });

  it('hear of each other’s moves', async () => {
    const url = server.createDatabase();
    const [one, other] = [await open(url, manualClock()), await open(url)];
    const { id, updatedAt } = await began(one);
    const waiting = one.operations.waitForChange(id, updatedAt, NEVER);

    await other.operations.move(id, { from: 'PENDING', to: 'DISPATCHED' });

    expect((await waiting).status).toBe('DISPATCHED');
  });

  it('work one at a time under one key', async () => {
    const url = server.createDatabase();
    // These clocks stand still: the lock goes on by its notice, not by trying again.
    const [one, other] = [await open(url, manualClock()), await open(url, manualClock())];
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await one.isReachable();
      inside -= 1;
    };

    await Promise.all(
      Array.from({ length: 20 }, (_, each) =>
        (each % 2 ? one : other).operations.underLock('ledger-1', NEVER, work),
      ),
    );

    expect(most).toBe(1);
  });

  it('take over the lock of a gateway that lost its connection, which learns of it', async () => {
    const { url, one, other } = await openTwo();
    let entered = () => {};
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const first = one.operations.underLock('ledger-1', NEVER, async (held) => {
      const lost = new Promise((resolve) => held.addEventListener('abort', resolve, { once: true }));
      entered();
      await lost;
      return held.reason;
    });
    await inside;
    const second = other.operations.underLock('ledger-1', NEVER, async () => 'taken over');

    await run(url, CUT_LOCK_HOLDERS);

    expect(await first).toBeInstanceOf(StoreUnavailableError);
    expect(await second).toBe('taken over');
  });

  it('say so while the database is away, and work again by themselves once it is back', async () => {
    const { one } = await openTwo();
    const { id, updatedAt } = await began(one);
    const waiting = errorOf(one.operations.waitForChange(id, updatedAt, NEVER));
    await one.operations.underLock('any', NEVER, async () => 'listening');

    await server.stop();
    const errors = await Promise.all([
      waiting,
      errorOf(one.operations.begin(newOperation())),
      errorOf(one.operations.move(id, { from: 'PENDING', to: 'DISPATCHED' })),
      errorOf(one.operations.underLock('any', NEVER, async () => 'never')),
      errorOf(one.memory.recallAll('tp-main', 'Card')),
      errorOf(one.audit.list({ limit: 1 })),
    ]);
    const reachable = await one.isReachable();
    await server.start();

    for (const error of errors) {
      expect(error).toBeInstanceOf(StoreUnavailableError);
      expect((error as Error).cause).toBeInstanceOf(Error);
    }
    expect(reachable).toBe(false);
    expect(await one.isReachable()).toBe(true);
    const moved = await one.operations.move(id, { from: 'PENDING', to: 'DISPATCHED' });
    expect(moved?.status).toBe('DISPATCHED');
    expect((await one.operations.waitForChange(id, updatedAt, NEVER)).status).toBe('DISPATCHED');
    expect(await one.operations.underLock('any', NEVER, async () => 'again')).toBe('again');
  });

  it('survive connections that are cut while they are in use or idle', async () => {
    const { url, one } = await openTwo();
    await Promise.all(Array.from({ length: 10 }, () => began(one)));

    await run(url, CUT_ALL);
    await Promise.all(Array.from({ length: 20 }, () => one.operations.counts().catch(() => null)));

    expect((await one.operations.counts()).byStatus.PENDING).toBe(10);
  });

  it('do not start without a database', async () => {
    const error = await errorOf(open('postgres://nobody@/none?host=%2Fnowhere'));

    expect(error).toBeInstanceOf(StoreUnavailableError);
  });

  it('commit to disk even where the server is set not to wait for it', async () => {
    const url = server.createDatabase();
    const name = url.slice(url.lastIndexOf('/') + 1, url.indexOf('?'));
    await run(url, `alter database ${name} set synchronous_commit = off`);
    const store = await open(url);
    await run(url, SHOW_COMMIT);
    await run(url, 'create trigger shows before insert on memory for each row execute function shows()');

    await store.memory.remember({ connector: 'a', kind: 'Card', ref: 'b' }, {}, 0);

    expect((await store.memory.recall({ connector: 'a', kind: 'Card', ref: 'b' }))?.facts).toEqual({
      commit: 'on',
    });
  });
});

const CUT_LOCK_HOLDERS = `select pg_terminate_backend(pid) from pg_locks
  where locktype = 'advisory' and granted and pid <> pg_backend_pid()`;

const CUT_ALL = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

const SHOW_COMMIT = `create function shows() returns trigger language plpgsql as $$
begin
  new.facts = jsonb_build_object('commit', current_setting('synchronous_commit'));
  return new;
end
$$`;
