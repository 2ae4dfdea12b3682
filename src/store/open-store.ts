import { sql } from 'kysely';
import type { Clock } from '../domain/clock.js';
import { createAuditStore } from './audit/create-audit-store.js';
import type { Database } from './database/database.js';
import { openPglite } from './database/pglite.js';
import { openPostgres } from './database/postgres.js';
import { createDeliveryStore } from './deliveries/create-delivery-store.js';
import { SealingKeyError } from './errors.js';
import { createEventFeed } from './events/create-event-feed.js';
import { createMemoryStore } from './memory/create-memory-store.js';
import { createObservationStore } from './observations/create-observation-store.js';
import { createOperationStore } from './operations/create-operation-store.js';
import type { OperationStoreParts } from './operations/writes.js';
import { createSealing, type Sealing } from './sealing.js';
import type { Store } from './store.js';

export interface StoreOptions {
  /** `postgres://…`; absent: the embedded database in `dataDir`. */
  readonly url?: string;
  readonly dataDir: string;
  readonly clock: Clock;
  /** The same for every gateway and at every start. **Units** at least 32 bytes. */
  readonly sealingKey: Uint8Array;
}

const REACHABLE_WITHIN_MS = 2000;

/**
 * Opens the store at the newest schema. **Throws** `StoreUnavailableError`, `StoreInUseError`, `SchemaTooNewError`, and
 * `SealingKeyError` if the store was created with another sealing key.
 */
export async function openStore({ url, dataDir, clock, sealingKey }: StoreOptions): Promise<Store> {
  const sealing = createSealing(sealingKey);
  const database = url === undefined ? await openPglite(dataDir, clock) : await openPostgres(url, clock);
  try {
    await checkSealingKey(database, sealing);
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
  return storeOver({ database, clock, sealing });
}

/** The store over an open database. */
export function storeOver({ database, clock, sealing }: OperationStoreParts): Store {
  let closing: Promise<void> | null = null;
  return {
    operations: createOperationStore({ database, clock, sealing }),
    memory: createMemoryStore(database),
    observations: createObservationStore(database),
    events: createEventFeed(database),
    deliveries: createDeliveryStore({ database, clock, sealing }),
    audit: createAuditStore(database, clock),
    isReachable: () => isReachable(database, clock),
    close() {
      closing ??= database.close();
      return closing;
    },
  };
}

/**
 * Stores the mark of the first sealing key and refuses other keys: gateways with different keys cannot read each other's values.
 */
async function checkSealingKey({ sql: query }: Database, { mark }: Sealing): Promise<void> {
  await query
    .insertInto('sealing')
    .values({ number: 1, mark })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .execute();
  const kept = await query.selectFrom('sealing').select('mark').executeTakeFirstOrThrow();
  if (Buffer.from(kept.mark).equals(mark)) return;
  throw new SealingKeyError('the store was created with another sealing key');
}

async function isReachable({ sql: query }: Database, clock: Pick<Clock, 'sleep'>): Promise<boolean> {
  const answered = new AbortController();
  const answer = sql`select 1`.execute(query).then(
    () => true,
    () => false,
  );
  const silence = clock.sleep(REACHABLE_WITHIN_MS, answered.signal).then(
    () => false,
    () => false,
  );
  try {
    return await Promise.race([answer, silence]);
  } finally {
    answered.abort();
  }
}
