import { type SelectQueryBuilder, sql } from 'kysely';
import type { OperationFilter, OperationStatus, OperationTransition } from '../../domain/operation.js';
import { OPERATION_STATUSES } from '../../domain/operation.js';
import { DAY_MS } from '../../domain/times.js';
import { isStorable, storable } from '../json.js';
import type { OperationRow, Tables } from '../tables.js';
import { toTimeBound } from '../time-bound.js';
import { anyOf } from './any-of.js';
import { isUnsettled, UNSETTLED } from './moves.js';
import type { MadeBy, OperationCounts, OperationList, OperationRecord } from './operation-store.js';
import { toRecord, toTransition } from './rows.js';
import type { OperationStoreParts } from './writes.js';

export async function findOperation(
  { database, sealing }: OperationStoreParts,
  by: { readonly id: string } | { readonly caller: string; readonly idempotency_key: string },
): Promise<OperationRecord | null> {
  if (!Object.values(by).every(isStorable)) return null;
  const row = await database.sql
    .selectFrom('operations')
    .selectAll()
    .where((is) => is.and(by))
    .executeTakeFirst();
  return row === undefined ? null : toRecord(row, sealing);
}

export async function findByObject(
  { database, sealing }: OperationStoreParts,
  objectId: string,
  kinds: readonly string[],
): Promise<OperationRecord | null> {
  if (!isStorable(objectId)) return null;
  const row = await database.sql
    .selectFrom('operations')
    .selectAll()
    .where('subject_id', '=', objectId)
    .where('kind', '=', anyOf(kinds))
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toRecord(row, sealing);
}

export async function objectIdsOf(
  { database }: OperationStoreParts,
  { caller, kind, connector }: MadeBy,
): Promise<readonly string[]> {
  const rows = await database.sql
    .selectFrom('operations')
    .select('subject_id')
    .where((is) => is.and({ caller, kind, connector, status: 'SUCCEEDED' }))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.flatMap(({ subject_id }) => subject_id ?? []);
}

export async function findUnsettledOn(
  { database, sealing }: OperationStoreParts,
  connector: string,
  target: string,
): Promise<OperationRecord | null> {
  const row = await database.sql
    .selectFrom('operations')
    .selectAll()
    .where('connector', '=', connector)
    .where('target', '=', storable(target))
    .where('status', 'in', UNSETTLED)
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toRecord(row, sealing);
}

export async function holdsLease(
  { database }: OperationStoreParts,
  id: string,
  owner: string,
  nowMs: number,
): Promise<boolean> {
  const row = await database.sql
    .selectFrom('operations')
    .select('id')
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .where('lease_until', '>', new Date(nowMs))
    .executeTakeFirst();
  return row !== undefined;
}

export async function readOperations(
  { database, sealing }: OperationStoreParts,
  { callers, filter, before, limit }: OperationList,
): Promise<readonly OperationRecord[]> {
  let query = filtered(database.sql.selectFrom('operations').selectAll(), filter);
  if (callers !== 'all') query = query.where('caller', '=', anyOf(callers));
  if (before !== undefined) {
    const moment = toTimeBound(before.createdAt);
    query = query.where(sql<boolean>`(created_at, id) < (${moment}::timestamptz, ${before.id})`);
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => toRecord(row, sealing));
}

type OperationQuery = SelectQueryBuilder<Tables, 'operations', OperationRow>;

function filtered(query: OperationQuery, filter: OperationFilter): OperationQuery {
  const { connectors, statuses, kinds, createdFrom, createdTo } = filter;
  let narrowed = query;
  if (connectors !== undefined) narrowed = narrowed.where('connector', '=', anyOf(connectors));
  if (statuses !== undefined) narrowed = narrowed.where('status', '=', anyOf(statuses));
  if (kinds !== undefined) narrowed = narrowed.where('kind', '=', anyOf(kinds));
  if (createdFrom !== undefined) narrowed = narrowed.where('created_at', '>=', toTimeBound(createdFrom));
  if (createdTo !== undefined) narrowed = narrowed.where('created_at', '<', toTimeBound(createdTo, DAY_MS));
  return narrowed;
}

export async function readHistories(
  { database }: OperationStoreParts,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OperationTransition[]>> {
  const rows = await database.sql
    .selectFrom('operation_transitions')
    .select(['operation_id', 'status', 'at', 'note', 'provider_text'])
    .where('operation_id', '=', anyOf(ids))
    .orderBy('number')
    .execute();
  const histories = new Map(ids.map((id): [string, OperationTransition[]] => [id, []]));
  for (const row of rows) histories.get(row.operation_id)?.push(toTransition(row));
  return histories;
}

export async function countOperations({ database, clock }: OperationStoreParts): Promise<OperationCounts> {
  const rows = await database.sql
    .selectFrom('operations')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count'), fn.min('created_at').as('oldest')])
    .groupBy('status')
    .execute();
  const byStatus = Object.fromEntries(OPERATION_STATUSES.map((status) => [status, 0]));
  for (const { status, count } of rows) byStatus[status] = count;
  const oldest = rows.filter(({ status }) => isUnsettled(status)).map((row) => row.oldest.getTime());
  return {
    byStatus: byStatus as Record<OperationStatus, number>,
    oldestUnsettledMs: oldest.length === 0 ? null : Math.max(0, clock.nowMs() - Math.min(...oldest)),
  };
}
