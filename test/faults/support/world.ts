import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../../src/store/index.js';
import { findPostgres, startPostgres } from '../../support/postgres.js';
import type { Bug, Surroundings } from './gateway.js';
import { type Ground, Provider } from './ground.js';
import { Simulators } from './simulators.js';
import { WorldClock } from './world-clock.js';

const SEALING_KEY = new Uint8Array(32).fill(7);

/** Where schedules take place, one after the other. */
export interface World extends Surroundings {
  readonly ground: Ground;
  readonly provider: Provider;
  readonly bug: Bug | null;
  /** A name that was not used before. */
  fresh(): string;
  close(): Promise<void>;
}

/** The kinds of database that are to be had here, each with how a world over it is opened. */
export const WORLDS: ReadonlyArray<readonly [string, (bug?: Bug) => Promise<World>]> = [
  ['PGlite', openEmbeddedWorld],
  ...[findPostgres()].flatMap((programs) =>
    programs === null ? [] : [['PostgreSQL', (bug?: Bug) => openServerWorld(programs, bug)] as const],
  ),
];

export async function openEmbeddedWorld(bug?: Bug): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'exchequer-faults-'));
  const clock = new WorldClock();
  const store = await openStore({ dataDir, clock, sealingKey: SEALING_KEY });
  return open({ clock, store, bug: bug ?? null }, async () => rmSync(dataDir, { recursive: true }));
}

async function openServerWorld(programs: string, bug?: Bug): Promise<World> {
  const server = await startPostgres(programs);
  const clock = new WorldClock();
  const url = server.createDatabase();
  const store = await openStore({ url, dataDir: tmpdir(), clock, sealingKey: SEALING_KEY });
  return open({ clock, store, bug: bug ?? null }, () => server.remove());
}

async function open(
  parts: { readonly clock: WorldClock; readonly store: Store; readonly bug: Bug | null },
  remove: () => Promise<void>,
): Promise<World> {
  const simulators = await Simulators.start(parts.clock);
  const provider = new Provider(simulators);
  return {
    ...parts,
    simulators,
    provider,
    ground: await provider.survey(),
    fresh: () => randomUUID(),
    async close() {
      await parts.store.close();
      await simulators.close();
      await remove();
    },
  };
}
