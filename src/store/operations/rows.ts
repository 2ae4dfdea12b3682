import type { OperationTransition } from '../../domain/operation.js';
import { fromStoredUserErrors } from '../../domain/rules/stored-user-errors.js';
import { storable, toJson } from '../json.js';
import type { Sealing } from '../sealing.js';
import type { NewOperationRow, OperationRow } from '../tables.js';
import { isUnsettled } from './moves.js';
import type { Lease, Move, NewOperation, OperationRecord } from './operation-store.js';

/** A row → the record. **Throws** `SealingKeyError` if its encrypted columns cannot be decrypted. */
export function toRecord(row: OperationRow, sealing: Sealing): OperationRecord {
  return {
    id: row.id,
    caller: row.caller,
    idempotencyKey: row.idempotency_key,
    fingerprint: row.fingerprint,
    kind: row.kind,
    connector: row.connector,
    status: row.status,
    provenBy: row.proven_by,
    providerKey: row.provider_key,
    providerRef: row.provider_ref,
    reference: row.correlation_ref,
    credentialFingerprint: row.credential_fingerprint,
    objectId: row.subject_id,
    target: row.target,
    input: sealing.open(row.input, placeOf(row.id, 'input')),
    result: row.result === null ? null : sealing.open(row.result, placeOf(row.id, 'result')),
    errors: fromStoredUserErrors(row.errors),
    evidence: row.evidence,
    attempts: row.attempts,
    lease:
      row.lease_owner === null || row.lease_until === null
        ? null
        : { owner: row.lease_owner, until: row.lease_until.toISOString() },
    notBefore: row.not_before?.toISOString() ?? null,
    horizon: row.horizon?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** A new operation → its first row. */
export function toNewRow(operation: NewOperation, sealing: Sealing, now: Date): NewOperationRow {
  return {
    id: operation.id,
    caller: operation.caller,
    idempotency_key: operation.idempotencyKey,
    fingerprint: operation.fingerprint,
    kind: operation.kind,
    connector: operation.connector,
    status: 'PENDING',
    provider_key: operation.providerKey,
    correlation_ref: operation.reference,
    target: operation.target ?? null,
    input: sealing.seal(operation.input, placeOf(operation.id, 'input')),
    errors: '[]',
    attempts: 0,
    ...toLeaseColumns(operation.lease ?? null),
    created_at: now,
    updated_at: now,
  };
}

/** A move → the columns that it sets, except status and time. */
export function toChangedColumns(id: string, move: Move, sealing: Sealing): Partial<NewOperationRow> {
  const { lease = isUnsettled(move.to) ? undefined : null } = move;
  const { provenBy, providerRef, credentialFingerprint, objectId, ...rest } = move.changes ?? {};
  const { result, errors, evidence, notBeforeMs, horizonMs } = rest;
  return present({
    proven_by: provenBy,
    provider_ref: mapPresent(providerRef, storable),
    credential_fingerprint: credentialFingerprint,
    subject_id: objectId,
    result: mapPresent(result, (value) => sealing.seal(value, placeOf(id, 'result'))),
    errors: errors && toJson(errors),
    evidence: mapPresent(evidence, toJson),
    not_before: mapPresent(notBeforeMs, toDate),
    horizon: mapPresent(horizonMs, toDate),
    ...(lease === undefined ? {} : toLeaseColumns(lease)),
  });
}

export function toTransition(
  row: Pick<OperationTransitionRow, 'status' | 'at' | 'note' | 'provider_text'>,
): OperationTransition {
  const { status, note, provider_text: providerMessage } = row;
  return { status, at: row.at.toISOString(), note, providerMessage };
}

interface OperationTransitionRow {
  readonly status: OperationTransition['status'];
  readonly at: Date;
  readonly note: string | null;
  readonly provider_text: string | null;
}

function toLeaseColumns(lease: Lease | null): { lease_owner: string | null; lease_until: Date | null } {
  return { lease_owner: lease?.owner ?? null, lease_until: lease && toDate(lease.untilMs) };
}

/** The place of an encrypted value. A value that is copied to another operation or column cannot be decrypted. */
function placeOf(id: string, column: 'input' | 'result'): string {
  return `operations.${column}:${id}`;
}

function toDate(ms: number): Date {
  return new Date(ms);
}

function mapPresent<T, U>(value: T, map: (value: NonNullable<T>) => U): U | null | undefined {
  return value === undefined || value === null ? (value as null | undefined) : map(value);
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(columns: T): Present<T> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Present<T>;
}
