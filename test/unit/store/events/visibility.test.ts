import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/domain/clock.js';
import type { Database } from '../../../../src/store/database/database.js';
import { openPglite } from '../../../../src/store/database/pglite.js';
import { openPostgres } from '../../../../src/store/database/postgres.js';
import { manualClock } from '../../../support/manual-clock.js';
import { type PostgresServer, startPostgres } from '../../../support/postgres.js';
import { forPostgres, temporaryDirectory } from '../under-test.js';
import { playHistory, type Scene, unlocked } from './history.js';

/** `npm test` runs 1,000 histories, the inner loop 200; `HISTORIES=10000 npx vitest run visibility` runs more, `HISTORY=<seed>` one. */
const HISTORIES = Number(process.env.HISTORIES ?? 200);
const ONLY = process.env.HISTORY;
const SEEDS = ONLY ? [Number(ONLY)] : Array.from({ length: HISTORIES }, (_, index) => index + 1);
/** A slow machine needs this for one history, at most. **Units** milliseconds. */
const HISTORY_MS = 600;
const TIMEOUT_MS = 120_000 + SEEDS.length * HISTORY_MS;
const [programs = ''] = forPostgres();

/** The seeds of histories in which the reader did not receive every event once and in order. */
async function broken(scene: Scene, seeds: readonly number[]): Promise<number[]> {
  const [{ sql: query }] = scene.gateways;
  const bad: number[] = [];
  let start = 0;
  for (const seed of seeds) {
    const seen = await playHistory(scene, seed, start);
    const rows = await query.selectFrom('events').select('number').where('number', '>', start).execute();
    const all = rows.map(({ number }) => number).sort((a, b) => a - b);
    if (JSON.stringify(all) !== JSON.stringify(seen)) bad.push(seed);
    start = all.at(-1) ?? start;
  }
  return bad;
}

describe.skipIf(programs === '')('the feed of two gateways on one PostgreSQL', () => {
  let server: PostgresServer;
  let scene: Scene;
  let gateways: Database[] = [];

  beforeAll(async () => {
    server = await startPostgres(programs);
    const url = server.createDatabase();
    const open = () => openPostgres(url, systemClock);
    const [one, other, third] = [await open(), await open(), await open()];
    gateways = [one, other, third];
    const pause = () => third.sql.selectFrom('event_retention').select('number').execute();
    scene = { gateways: [one, other], pause };
  });

  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.close()));
    await server.remove();
  });

  it(
    `shows every event once and in order, in ${SEEDS.length} histories of open transactions`,
    async () => {
      expect(await broken(scene, SEEDS)).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it('would lose events without the lock of its writers and readers', async () => {
    const seeds = Array.from({ length: 100 }, (_, index) => index + 1);

    expect(await broken({ ...scene, lock: unlocked }, seeds)).not.toEqual([]);
  });
});

describe('the feed of an embedded database', () => {
  let database: Database;

  beforeAll(async () => {
    database = await openPglite(temporaryDirectory(), manualClock());
  });

  afterAll(() => database.close());

  it(
    `shows every event once and in order, in ${SEEDS.length} histories of open transactions`,
    async () => {
      const pause = () => new Promise((resolve) => setImmediate(resolve));

      expect(await broken({ gateways: [database, database], pause }, SEEDS)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
