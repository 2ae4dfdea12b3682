import { createHash } from 'node:crypto';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { EventFacts } from '../../domain/event.js';
import { appendEvents } from '../events/append-events.js';
import { writingEvents } from '../events/feed-lock.js';
import { storable } from '../json.js';
import type { OperationStoreParts } from '../operations/writes.js';
import type { WebhookDeliveriesTable } from '../tables.js';
import { claimObjects, settleClaimed } from './claims.js';
import type { DeliveryList, DeliveryRecord, DeliveryStore, NewDelivery } from './delivery-store.js';

export function createDeliveryStore(parts: OperationStoreParts): DeliveryStore {
  const { database, clock } = parts;
  return {
    receive: (delivery) => receive(parts, delivery),
    claim: (claim) => claimObjects(database, clock.nowMs(), claim),
    settle: (claimed, owner, outcome) => settleClaimed(database, clock.nowMs(), { claimed, owner, outcome }),
    noteDigest: (digest, event) => noteDigest(parts, digest, event),
    list: (list) => listDeliveries(parts, list),
    find: (number) => findDelivery(parts, number),
    replay: (number) => replay(parts, number),
    prune: (beforeMs) => pruneSettled(parts, new Date(beforeMs)),
  };
}

/** One statement decides whether the delivery is new, and stores it. */
async function receive(
  { database, clock, sealing }: OperationStoreParts,
  delivery: NewDelivery,
): Promise<boolean> {
  const row = toRow(delivery, new Date(clock.nowMs()));
  const body = sealing.seal(Buffer.from(delivery.body).toString('utf8'), placeOf(row));
  const { arrivals } = await database.sql
    .insertInto('webhook_deliveries')
    .values({ ...row, body })
    .onConflict((conflict) =>
      conflict
        .columns(['connector', 'delivery_key'])
        .doUpdateSet({ arrivals: sql`webhook_deliveries.arrivals + 1` }),
    )
    .returning('arrivals')
    .executeTakeFirstOrThrow();
  return arrivals === 1;
}

function toRow(
  { connector, deliveryId, type, change, subject, body }: NewDelivery,
  now: Date,
): Omit<Insertable<WebhookDeliveriesTable>, 'body'> {
  const hash = createHash('sha256').update(body).digest('base64url');
  return {
    connector,
    delivery_key: deliveryId === null ? `content:${hash}` : `id:${storable(deliveryId)}`,
    by_content: deliveryId === null,
    type,
    change,
    subject_kind: subject?.kind ?? null,
    subject_id: subject?.id ?? null,
    status: subject === null ? 'IGNORED' : 'WAITING',
    arrivals: 1,
    attempts: 0,
    received_at: now,
    settled_at: subject === null ? now : null,
  };
}

/** The place of an encrypted body. The key of a delivery can change when it is processed; its connector and its time cannot. */
function placeOf({
  connector,
  received_at: at,
}: Pick<Selectable<WebhookDeliveriesTable>, 'connector' | 'received_at'>) {
  return `webhook_deliveries.body:${connector}:${at.toISOString()}`;
}

async function listDeliveries(
  { database }: OperationStoreParts,
  { status, connector, limit }: DeliveryList,
): Promise<readonly DeliveryRecord[]> {
  let query = database.sql.selectFrom('webhook_deliveries').selectAll();
  if (status !== undefined) query = query.where('status', '=', status);
  if (connector !== undefined) query = query.where('connector', '=', storable(connector));
  return (await query.orderBy('number', 'desc').limit(limit).execute()).map(toRecord);
}

function toRecord(row: Selectable<WebhookDeliveriesTable>): DeliveryRecord {
  return {
    number: row.number,
    connector: row.connector,
    type: row.type,
    subjectId: row.subject_id,
    status: row.status,
    arrivals: row.arrivals,
    attempts: row.attempts,
    note: row.note,
    receivedAt: row.received_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}

/** Appends the event if the digest of its subject has changed, in the transaction that stores the digest. */
function noteDigest({ database }: OperationStoreParts, digest: string, event: EventFacts): Promise<boolean> {
  return writingEvents(database, async (transaction) => {
    const { numInsertedOrUpdatedRows: changed } = await transaction
      .insertInto('object_digests')
      .values({ subject_id: event.subjectId, digest })
      .onConflict((conflict) =>
        conflict.column('subject_id').doUpdateSet({ digest }).where('object_digests.digest', '<>', digest),
      )
      .executeTakeFirstOrThrow();
    if (changed !== 0n) await appendEvents(transaction, [event]);
    return changed !== 0n;
  });
}

async function findDelivery({ database, sealing }: OperationStoreParts, number: number) {
  const row = await database.sql
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { record: toRecord(row), body: sealing.open(row.body, placeOf(row)) as string };
}

async function replay({ database }: OperationStoreParts, number: number): Promise<boolean> {
  const { numUpdatedRows } = await database.sql
    .updateTable('webhook_deliveries')
    .set({ status: 'WAITING', attempts: 0, note: null, not_before: null, settled_at: null })
    .where('number', '=', number)
    .where('subject_id', 'is not', null)
    .where('status', '<>', 'WAITING')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

async function pruneSettled({ database }: OperationStoreParts, before: Date): Promise<number> {
  const { numDeletedRows } = await database.sql
    .deleteFrom('webhook_deliveries')
    .where('status', 'in', ['PROCESSED', 'IGNORED'])
    .where('settled_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
