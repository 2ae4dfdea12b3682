import { operationTopic } from '../database/database.js';
import { lookUntil } from '../database/waiting.js';
import type { NewOperation, OperationRecord, OperationStore } from './operation-store.js';
import {
  countOperations,
  findByObject,
  findOperation,
  findUnsettledOn,
  holdsLease,
  objectIdsOf,
  readHistories,
  readOperations,
} from './reads.js';
import {
  claimOperations,
  extendLease,
  insertOperation,
  moveOperation,
  nameObject,
  type OperationStoreParts,
  postpone,
} from './writes.js';

/** The polling interval of a wait for a change, because notices can be lost. **Units** milliseconds. */
const LOOK_EVERY_MS = 2000;

export function createOperationStore(journal: OperationStoreParts): OperationStore {
  return {
    begin: (operation) => begin(journal, operation),
    move: (id, move) => moveOperation(journal, id, move),
    holdsLease: (id, owner, nowMs) => holdsLease(journal, id, owner, nowMs),
    extendLease: (id, lease) => extendLease(journal, id, lease),
    postpone: (id, later) => postpone(journal, id, later),
    claim: (claim) => claimOperations(journal, claim),
    findById: (id) => findOperation(journal, { id }),
    findByKey: (caller, idempotency_key) => findOperation(journal, { caller, idempotency_key }),
    list: (list) => readOperations(journal, list),
    nameObject: (id, objectId) => nameObject(journal, id, objectId),
    findByObject: (objectId, kinds) => findByObject(journal, objectId, kinds),
    objectIdsOf: (made) => objectIdsOf(journal, made),
    findUnsettledOn: (connector, target) => findUnsettledOn(journal, connector, target),
    histories: (ids) => readHistories(journal, ids),
    history: async (id) => (await readHistories(journal, [id])).get(id) ?? [],
    counts: () => countOperations(journal),
    waitForChange: (id, seenUpdatedAt, signal) => waitForChange(journal, { id, seenUpdatedAt, signal }),
    underLock: (key, signal, work) => journal.database.locks.underLock(key, signal, work),
  };
}

async function begin(
  journal: OperationStoreParts,
  operation: NewOperation,
): Promise<{ created: boolean; record: OperationRecord }> {
  const made = await insertOperation(journal, operation);
  if (made !== null) return { created: true, record: made };
  const { caller, idempotencyKey } = operation;
  const there = await findOperation(journal, { caller, idempotency_key: idempotencyKey });
  if (there !== null) return { created: false, record: there };
  throw new Error('the conflicting operation does not exist: operations must never be removed');
}

interface Waiting {
  readonly id: string;
  readonly seenUpdatedAt: string;
  readonly signal: AbortSignal;
}

function waitForChange(
  { database, clock, sealing }: OperationStoreParts,
  waiting: Waiting,
): Promise<OperationRecord> {
  const { id, seenUpdatedAt, signal } = waiting;
  const watch = { notices: database.notices, topic: operationTopic(id), clock, signal };
  return lookUntil({ ...watch, pauseMs: LOOK_EVERY_MS }, async () => {
    await database.notices.ready();
    const record = await findOperation({ database, clock, sealing }, { id });
    return record === null || record.updatedAt === seenUpdatedAt ? null : record;
  });
}
