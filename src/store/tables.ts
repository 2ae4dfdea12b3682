import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { EventChange, EventOrigin, FieldChange } from '../domain/event.js';
import type { OperationProof, OperationStatus } from '../domain/operation.js';
import type { StoredUserError } from '../domain/rules/stored-user-errors.js';
import type { ObservationOrigin, TransferStatus } from '../domain/transfer.js';
import type { DeliveryStatus } from './deliveries/delivery-store.js';

/** A jsonb column: read as a value, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;

export interface OperationsTable {
  id: string;
  caller: string;
  idempotency_key: string;
  fingerprint: string;
  kind: string;
  connector: string;
  status: OperationStatus;
  proven_by: OperationProof | null;
  provider_key: string | null;
  provider_ref: string | null;
  correlation_ref: string | null;
  credential_fingerprint: string | null;
  subject_id: string | null;
  target: string | null;
  /** Encrypted. */
  input: Uint8Array;
  /** Encrypted. */
  result: Uint8Array | null;
  errors: Json<readonly StoredUserError[]>;
  evidence: ColumnType<unknown, string | null, string | null>;
  attempts: number;
  lease_owner: string | null;
  lease_until: Date | null;
  not_before: Date | null;
  horizon: Date | null;
  created_at: Date;
  updated_at: Date;
}

export interface OperationTransitionsTable {
  number: Generated<number>;
  operation_id: string;
  status: OperationStatus;
  at: Date;
  note: string | null;
  provider_text: string | null;
}

export interface MemoryTable {
  connector: string;
  kind: string;
  ref: string;
  facts: Json<Readonly<Record<string, unknown>>>;
  /** The time of each fact. **Units** milliseconds since 1970. */
  moments: Json<Readonly<Record<string, number>>>;
  first_at: Date;
  last_at: Date;
}

export interface TransferObservationsTable {
  transfer_id: string;
  status: TransferStatus;
  /** Empty if the provider states no status. */
  provider_status: string;
  at: string | null;
  origin: ObservationOrigin;
  seen_at: Date;
}

export interface EventsTable {
  number: Generated<number>;
  id: string;
  connector: string;
  type: string;
  change: EventChange;
  subject_kind: string;
  subject_id: string;
  account_ids: string[];
  changes: Json<readonly FieldChange[]>;
  origin: EventOrigin;
  occurred_at: string | null;
  received_at: Date;
}

export interface EventRetentionTable {
  /** Always 1; the table has one row. */
  number: number;
  /** Events up to this number may be removed. */
  pruned_through: number;
}

export interface WebhookDeliveriesTable {
  number: Generated<number>;
  connector: string;
  delivery_key: string;
  by_content: boolean;
  type: string;
  change: EventChange;
  subject_kind: string | null;
  subject_id: string | null;
  /** Encrypted. */
  body: Uint8Array;
  status: DeliveryStatus;
  arrivals: number;
  /** The arrivals at the time of the claim. */
  claimed_arrivals: number | null;
  attempts: number;
  lease_owner: string | null;
  lease_until: Date | null;
  not_before: Date | null;
  note: string | null;
  received_at: Date;
  settled_at: Date | null;
}

export interface ObjectDigestsTable {
  subject_id: string;
  digest: string;
}

export interface AuditLogTable {
  number: Generated<number>;
  at: Date;
  who: string;
  action: string;
  object_id: string | null;
  result: string;
  request_id: string | null;
  operation_id: string | null;
}

export interface SchemaVersionsTable {
  number: number;
  name: string;
  applied_at: Date;
}

export interface SealingTable {
  /** Always 1; the table has one row. */
  number: number;
  mark: Uint8Array;
}

/** The tables of the newest schema. Times come from the gateway's clock, never from the database's. */
export interface Tables {
  operations: OperationsTable;
  operation_transitions: OperationTransitionsTable;
  memory: MemoryTable;
  transfer_observations: TransferObservationsTable;
  events: EventsTable;
  event_retention: EventRetentionTable;
  webhook_deliveries: WebhookDeliveriesTable;
  object_digests: ObjectDigestsTable;
  audit_log: AuditLogTable;
  schema_versions: SchemaVersionsTable;
  sealing: SealingTable;
}

export type OperationRow = Selectable<OperationsTable>;
export type NewOperationRow = Insertable<OperationsTable>;
export type EventRow = Selectable<EventsTable>;
export type NewEventRow = Insertable<EventsTable>;
