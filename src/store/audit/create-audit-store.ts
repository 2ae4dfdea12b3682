import type { Selectable } from 'kysely';
import type { Clock } from '../../domain/clock.js';
import type { Database } from '../database/database.js';
import { storable } from '../json.js';
import type { AuditLogTable } from '../tables.js';
import type { AuditEntry, AuditEvent, AuditStore } from './audit-store.js';

export function createAuditStore({ sql }: Pick<Database, 'sql'>, clock: Pick<Clock, 'nowMs'>): AuditStore {
  return {
    async append(event) {
      await sql
        .insertInto('audit_log')
        .values(toRow(event, new Date(clock.nowMs())))
        .execute();
    },
    async list({ before, limit }) {
      const rows = await sql
        .selectFrom('audit_log')
        .selectAll()
        .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toEntry);
    },
  };
}

function toRow({ who, action, objectId, result, requestId, operationId }: AuditEvent, at: Date) {
  return {
    at,
    who: storable(who),
    action: storable(action),
    object_id: objectId && storable(objectId),
    result: storable(result),
    request_id: requestId && storable(requestId),
    operation_id: operationId && storable(operationId),
  };
}

function toEntry(row: Selectable<AuditLogTable>): AuditEntry {
  return {
    number: row.number,
    at: row.at.toISOString(),
    who: row.who,
    action: row.action,
    objectId: row.object_id,
    result: row.result,
    requestId: row.request_id,
    operationId: row.operation_id,
  };
}
