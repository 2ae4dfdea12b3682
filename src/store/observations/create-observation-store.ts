import type { Selectable } from 'kysely';
import type { ObservationLog, StoredObservation } from '../../domain/observations.js';
import type { Database } from '../database/database.js';
import type { TransferObservationsTable } from '../tables.js';

export function createObservationStore({ sql: query }: Pick<Database, 'sql'>): ObservationLog {
  return {
    async add(observations) {
      if (observations.length === 0) return;
      await query
        .insertInto('transfer_observations')
        .values(inOneOrder(observations).map(toRow))
        .onConflict((conflict) => conflict.columns(['transfer_id', 'status', 'provider_status']).doNothing())
        .execute();
    },
    async of(transferIds) {
      if (transferIds.length === 0) return [];
      const rows = await query
        .selectFrom('transfer_observations')
        .selectAll()
        .where('transfer_id', 'in', [...transferIds])
        .execute();
      return rows.map(toObservation);
    },
  };
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
