import { type QueryCreator, sql } from 'kysely';
import type { Clock } from '../../domain/clock.js';
import type { OperationStatus } from '../../domain/operation.js';
import { CHANNEL, type Database, operationTopic } from '../database/database.js';
import { storable, toJson } from '../json.js';
import type { Sealing } from '../sealing.js';
import type { Tables } from '../tables.js';
import { anyOf } from './any-of.js';
import { checkedSources, UNSETTLED } from './moves.js';
import type { Claim, Lease, Move, NewOperation, OperationRecord, Postponement } from './operation-store.js';
import { toChangedColumns, toNewRow, toRecord } from './rows.js';

/** The dependencies of the journal's queries. */
export interface OperationStoreParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly sealing: Sealing;
}

/** Inserts the operation and its history in one statement, so that both exist or neither. */
export async function insertOperation(
  { database, clock, sealing }: OperationStoreParts,
  operation: NewOperation,
): Promise<OperationRecord | null> {
  const row = await database.sql
    .with('made', (query) =>
      query
        .insertInto('operations')
        .values(toNewRow(operation, sealing, new Date(clock.nowMs())))
        .onConflict((conflict) => conflict.columns(['caller', 'idempotency_key']).doNothing())
        .returningAll(),
    )
    .with('noted', (query) =>
      query
        .insertInto('operation_transitions')
        .columns(['operation_id', 'status', 'at'])
        .expression((made) => made.selectFrom('made').select(['id', 'status', 'created_at'])),
    )
    .selectFrom('made')
    .selectAll()
    .executeTakeFirst();
  return row === undefined ? null : toRecord(row, sealing);
}

export async function moveOperation(
  { database, clock, sealing }: OperationStoreParts,
  id: string,
  move: Move,
): Promise<OperationRecord | null> {
  const text = (given: string | undefined) =>
    sql<string | null>`${given === undefined ? null : storable(given)}::text`;
  const note = text(move.note).as('note');
  const providerText = text(move.providerMessage).as('provider_text');
  const row = await database.sql
    .with('moved', (query) => guardedUpdate(query, toStep(id, move, sealing), new Date(clock.nowMs())))
    .with('noted', (query) =>
      query
        .insertInto('operation_transitions')
        .columns(['operation_id', 'status', 'at', 'note', 'provider_text'])
        .expression((moved) =>
          moved.selectFrom('moved').select(['id', 'status', 'updated_at', note, providerText]),
        ),
    )
    .selectFrom('moved')
    .selectAll('moved')
    .select(sql`pg_notify(${CHANNEL}, ${operationTopic(id)})`.as('told'))
    .executeTakeFirst();
  return row === undefined ? null : toRecord(row, sealing);
}

/** A checked move with its columns. */
interface Step {
  readonly id: string;
  readonly sources: readonly OperationStatus[];
  readonly to: OperationStatus;
  readonly heldBy: string | undefined;
  readonly columns: ReturnType<typeof toChangedColumns>;
}

function toStep(id: string, move: Move, sealing: Sealing): Step {
  const sources = checkedSources(move);
  return { id, sources, to: move.to, heldBy: move.heldBy, columns: toChangedColumns(id, move, sealing) };
}

function guardedUpdate(query: QueryCreator<Tables>, { id, sources, to, heldBy, columns }: Step, now: Date) {
  const update = query
    .updateTable('operations')
    .set((each) => ({
      ...columns,
      status: to,
      attempts: each('attempts', '+', to === 'DISPATCHED' ? 1 : 0),
      // `updated_at` must increase with every move, although the clocks of gateways differ.
      updated_at: sql<Date>`greatest(${now}::timestamptz, updated_at + interval '1 millisecond')`,
    }))
    .where('id', '=', id)
    .where('status', 'in', sources);
  return (heldBy === undefined ? update : update.where('lease_owner', '=', heldBy)).returningAll();
}

export async function extendLease(
  { database }: OperationStoreParts,
  id: string,
  lease: Lease,
): Promise<boolean> {
  const { numUpdatedRows } = await database.sql
    .updateTable('operations')
    .set({ lease_until: new Date(lease.untilMs) })
    .where('id', '=', id)
    .where('lease_owner', '=', lease.owner)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function postpone(
  { database }: OperationStoreParts,
  id: string,
  { owner, notBeforeMs, evidence }: Postponement,
): Promise<boolean> {
  const { numUpdatedRows } = await database.sql
    .updateTable('operations')
    .set({
      lease_owner: null,
      lease_until: null,
      not_before: new Date(notBeforeMs),
      ...(evidence !== undefined && { evidence: toJson(evidence) }),
    })
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function nameObject(
  { database }: OperationStoreParts,
  id: string,
  objectId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await database.sql
    .updateTable('operations')
    .set({ subject_id: objectId })
    .where('id', '=', id)
    .where('status', '=', 'SUCCEEDED')
    .where('subject_id', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function claimOperations(
  { database, clock, sealing }: OperationStoreParts,
  claim: Claim,
): Promise<readonly OperationRecord[]> {
  const { owner, untilMs } = claim;
  const rows = await database.sql
    .with('due', (query) => lockDue(query, claim, new Date(clock.nowMs())))
    .with('claimed', (query) =>
      query
        .updateTable('operations')
        .set({ lease_owner: owner, lease_until: new Date(untilMs) })
        .where('id', 'in', (due) => due.selectFrom('due').select('id'))
        .returningAll(),
    )
    .selectFrom('claimed')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => toRecord(row, sealing));
}

/** Skips operations that another gateway is claiming. */
function lockDue(query: QueryCreator<Tables>, { limit, kinds, connectors, id }: Claim, now: Date) {
  let due = query
    .selectFrom('operations')
    .select('id')
    .where('status', 'in', UNSETTLED)
    .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<=', now)]));
  due =
    id === undefined
      ? due.where((is) => is.or([is('not_before', 'is', null), is('not_before', '<=', now)]))
      : due.where('id', '=', id);
  if (kinds !== undefined) due = due.where('kind', '=', anyOf(kinds));
  if (connectors !== undefined) due = due.where('connector', '=', anyOf(connectors));
  return due.orderBy('created_at').orderBy('id').limit(limit).forUpdate().skipLocked();
}
