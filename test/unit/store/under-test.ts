import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/store/database/database.js';
import { openPglite } from '../../../src/store/database/pglite.js';
import { openPostgres } from '../../../src/store/database/postgres.js';
import type { NewOperation, OperationRecord, Store } from '../../../src/store/index.js';
import { storeOver } from '../../../src/store/open-store.js';
import { createSealing } from '../../../src/store/sealing.js';
import { type ManualClock, manualClock } from '../../support/manual-clock.js';
import { findPostgres, startPostgres } from '../../support/postgres.js';

export const SEALING_KEY = new Uint8Array(32).fill(7);
/** A signal that never ends; as many as like may listen to it. */
export const NEVER = new AbortController().signal;
setMaxListeners(0, NEVER);

/** A store whose clock stands still, and the database below it. */
export interface UnderTest {
  readonly store: Store;
  readonly database: Database;
  readonly clock: ManualClock;
  remove(): Promise<void>;
}

/** Tests that must hold over any kind of database. They share one store, so each uses callers, kinds and keys of its own. */
export function describeStore(list: (current: () => UnderTest) => void): (current: () => UnderTest) => void {
  return list;
}

/** The kinds of database that are to be had here. */
export const KINDS: ReadonlyArray<readonly [string, () => Promise<UnderTest>]> = [
  ['PGlite', openEmbedded],
  ...forPostgres().map((programs) => ['PostgreSQL', () => openServer(programs)] as const),
];

/** None or one. */
export function forPostgres(): string[] {
  const programs = findPostgres();
  return programs === null ? [] : [programs];
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'exchequer-store-'));
}

async function openEmbedded(): Promise<UnderTest> {
  const directory = temporaryDirectory();
  const clock = manualClock();
  const database = await openPglite(directory, clock);
  return over(database, clock, async () => rmSync(directory, { recursive: true }));
}

async function openServer(programs: string): Promise<UnderTest> {
  const server = await startPostgres(programs);
  const clock = manualClock();
  const database = await openPostgres(server.createDatabase(), clock);
  return over(database, clock, server.remove);
}

/** A store over a database that is open. `remove` is called once it is closed. */
export function over(database: Database, clock: ManualClock, remove: () => Promise<void>): UnderTest {
  const store = storeOver({ database, clock, sealing: createSealing(SEALING_KEY) });
  return {
    store,
    database,
    clock,
    async remove() {
      await store.close();
      await remove();
    },
  };
}

/** A new operation of which every part that must be unique is. */
export function newOperation(parts: Partial<NewOperation> = {}): NewOperation {
  const id = randomUUID();
  return {
    id,
    caller: 'ops',
    idempotencyKey: `key-${id}`,
    fingerprint: 'f'.repeat(64),
    kind: 'createTransfer',
    connector: 'tp-main',
    providerKey: `provider-${id}`,
    reference: `ref-${id}`,
    input: { amount: '10.00' },
    ...parts,
  };
}

export async function began(store: Store, parts: Partial<NewOperation> = {}): Promise<OperationRecord> {
  return (await store.operations.begin(newOperation(parts))).record;
}

export async function dispatched(store: Store, parts: Partial<NewOperation> = {}): Promise<OperationRecord> {
  const { id } = await began(store, parts);
  return moved(await store.operations.move(id, { from: 'PENDING', to: 'DISPATCHED' }));
}

/** The record of a move that must have been made. */
export function moved(record: OperationRecord | null): OperationRecord {
  if (record === null) throw new Error('required a move that was made');
  return record;
}

/** The error that something ends with. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('required an error, arrived a result');
    },
    (error: unknown) => error,
  );
}
