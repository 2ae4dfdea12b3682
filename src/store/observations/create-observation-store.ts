import type { Selectable, Transaction } from 'kysely';
import { groupBy } from '../../domain/group-by.js';
import {
  type NewObservation,
  type ObservationLog,
  type StoredObservation,
  toStatusEvents,
} from '../../domain/observations.js';
import type { Database } from '../database/database.js';
import { appendEvents } from '../events/append-events.js';
import { writingEvents } from '../events/feed-lock.js';
import type { Tables, TransferObservationsTable } from '../tables.js';

export function createObservationStore(database: Pick<Database, 'sql'>): ObservationLog {
  return {
    async add(observations) {
      if (observations.length === 0) return;
      await writingEvents(database, (transaction) => addWithEvents(transaction, observations));
    },
    async of(transferIds) {
      return readObservations(database.sql, transferIds);
    },
  };
}

/** Stores the new statuses and appends their events. A status that another gateway stored first has its event already. */
async function addWithEvents(
  transaction: Transaction<Tables>,
  observations: readonly NewObservation[],
): Promise<void> {
  const inserted = await transaction
    .insertInto('transfer_observations')
    .values(inOneOrder(observations).map(toRow))
    .onConflict((conflict) => conflict.columns(['transfer_id', 'status', 'provider_status']).doNothing())
    .returningAll()
    .execute();
  if (inserted.length === 0) return;
  const accounts = new Map(observations.map(({ transferId, accountIds }) => [transferId, accountIds]));
  const added = inserted
    .map(toObservation)
    .map((each) => ({ ...each, accountIds: accounts.get(each.transferId) ?? [] }));
  const ids = [...accounts.keys()];
  const stored = await readObservations(transaction, ids);
  const storedOf = groupBy(stored, ({ transferId }) => transferId);
  const addedOf = groupBy(added, ({ transferId }) => transferId);
  const events = ids.flatMap((id) => toStatusEvents(addedOf.get(id) ?? [], storedOf.get(id) ?? []));
  await appendEvents(transaction, events);
}

async function readObservations(
  query: Database['sql'],
  transferIds: readonly string[],
): Promise<readonly StoredObservation[]> {
  if (transferIds.length === 0) return [];
  const rows = await query
    .selectFrom('transfer_observations')
    .selectAll()
    .where('transfer_id', 'in', [...transferIds])
    .execute();
  return rows.map(toObservation);
}

/** Two gateways that insert the same rows in different orders would wait for each other. */
function inOneOrder(observations: readonly StoredObservation[]): readonly StoredObservation[] {
  const key = ({ transferId, status, providerStatus }: StoredObservation) =>
    `${transferId} ${status} ${providerStatus ?? ''}`;
  return observations.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function toRow({
  transferId,
  status,
  providerStatus,
  at,
  origin,
  seenAt,
}: StoredObservation): TransferObservationsTable {
  return {
    transfer_id: transferId,
    status,
    provider_status: providerStatus ?? '',
    at,
    origin,
    seen_at: new Date(seenAt),
  };
}

function toObservation(row: Selectable<TransferObservationsTable>): StoredObservation {
  return {
    transferId: row.transfer_id,
    status: row.status,
    providerStatus: row.provider_status === '' ? null : row.provider_status,
    at: row.at,
    origin: row.origin,
    seenAt: row.seen_at.toISOString(),
  };
}
