import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Event, EventFilter } from '../../domain/event.js';
import type { NodeKind } from '../../domain/ids.js';
import type { Database } from '../database/database.js';
import { isStorable, storable } from '../json.js';
import { anyOf } from '../operations/any-of.js';
import type { EventRow, Tables } from '../tables.js';
import { toTimeBound } from '../time-bound.js';
import type { EventAccess, EventPage } from './event-feed.js';

type Events = ExpressionBuilder<Tables, 'events'>;

/** The rows of a page, none of them after `upTo`. */
export function readRows(
  { sql: query }: Pick<Database, 'sql'>,
  { direction, from, limit, access, filter }: EventPage,
  upTo?: number,
): Promise<readonly EventRow[]> {
  const isForward = direction === 'forward';
  return query
    .selectFrom('events')
    .selectAll()
    .where((is) =>
      is.and([
        ...(from === null ? [] : [is('number', isForward ? '>' : '<', from)]),
        ...(upTo === undefined ? [] : [is('number', '<=', upTo)]),
        ...accessConditions(is, access),
        ...filterConditions(is, filter),
      ]),
    )
    .orderBy('number', isForward ? 'asc' : 'desc')
    .limit(limit)
    .execute();
}

/** The conditions of the rows that a caller can read. */
export function accessConditions(
  is: Events,
  { connectors, kinds, accounts }: EventAccess,
): Expression<SqlBool>[] {
  return [
    is('connector', '=', anyOf(connectors)),
    is('subject_kind', '=', anyOf(kinds)),
    ...(accounts === 'all' ? [] : [sql<boolean>`account_ids && ${accounts.filter(isStorable)}::text[]`]),
  ];
}

function filterConditions(is: Events, filter: EventFilter): Expression<SqlBool>[] {
  const { connectors, types, subject, since } = filter;
  return [
    ...(connectors === undefined ? [] : [is('connector', '=', anyOf(connectors))]),
    ...(types === undefined ? [] : [is('type', '=', anyOf(types))]),
    ...(subject === undefined ? [] : [is('subject_id', '=', storable(subject))]),
    ...(since === undefined ? [] : [is('received_at', '>=', toTimeBound(since))]),
  ];
}

export function toEvent(row: EventRow): Event {
  return {
    id: row.id,
    connector: row.connector,
    type: row.type,
    change: row.change,
    subjectKind: row.subject_kind as NodeKind,
    subjectId: row.subject_id,
    accountIds: row.account_ids,
    changes: row.changes,
    origin: row.origin,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at.toISOString(),
  };
}
