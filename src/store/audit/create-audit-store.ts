import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely';
import type { Clock } from '../../domain/clock.js';
import type { Database } from '../database/database.js';
import { storable } from '../json.js';
import type { AuditLogTable, Tables } from '../tables.js';
import { toTimeBound } from '../time-bound.js';
import type { AuditEntry, AuditEvent, AuditFilter, AuditPage, AuditStore } from './audit-store.js';

export function createAuditStore({ sql }: Pick<Database, 'sql'>, clock: Pick<Clock, 'nowMs'>): AuditStore {
  return {
    async append(...events) {
      if (events.length === 0) return;
      const at = new Date(clock.nowMs());
      const rows = events.map((event) => toRow(event, at));
      await sql.insertInto('audit_log').values(rows).execute();
    },
    async list(page) {
      const rows = await sql
        .selectFrom('audit_log')
        .selectAll()
        .where((is) => is.and(conditionsOf(is, page)))
        .orderBy('number', 'desc')
        .limit(page.limit)
        .execute();
      return rows.map(toEntry);
    },
  };
}

function conditionsOf(
  is: ExpressionBuilder<Tables, 'audit_log'>,
  { before, filter = {} }: AuditPage,
): Expression<SqlBool>[] {
  const { since, until, who, objectId, action }: AuditFilter = filter;
  return [
    ...(before === undefined ? [] : [is('number', '<', before)]),
    ...(since === undefined ? [] : [is('at', '>=', toTimeBound(since))]),
    ...(until === undefined ? [] : [is('at', '<', toTimeBound(until))]),
    ...(who === undefined ? [] : [is('who', '=', storable(who))]),
    ...(objectId === undefined ? [] : [is('object_id', '=', storable(objectId))]),
    ...(action === undefined ? [] : [is('action', '=', storable(action))]),
  ];
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
