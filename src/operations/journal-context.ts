import type { Call, Connector, Mark, Plan, Write, WriteKind } from '../datasources/index.js';
import type { Clock } from '../domain/clock.js';
import type { Telemetry } from '../domain/telemetry.js';
import type { OperationRecord, OperationStore } from '../store/index.js';
import { decode } from './codec.js';
import type { JournalSettings } from './settings.js';

/** What the parts of the journal work with. */
export interface JournalContext {
  readonly store: OperationStore;
  /** By name; undefined for one that is configured no more. */
  readonly connector: (name: string) => Connector | undefined;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly settings: JournalSettings;
}

/** One operation in the hands of one owner. */
export interface Held {
  readonly owner: string;
  readonly record: OperationRecord;
  readonly connector: Connector;
  readonly call: Call;
}

/** The same, with how it is carried out. */
export interface ClaimedOperation extends Held {
  readonly write: Write<unknown>;
}

/** Whether a request can be signed: where each caller brings a token of its own, only with that of a caller. */
export function canSign({ connector, call }: Pick<ClaimedOperation, 'connector' | 'call'>): boolean {
  const header = connector.callerHeader?.toLowerCase();
  return header === undefined || call.callerHeaders?.[header] !== undefined;
}

/** A command, as it was sealed, to its plan; null when its connector no longer does that. */
export function toPlan(record: OperationRecord, connector: Connector): Plan<unknown> | null {
  const port = connector.ports[record.kind as WriteKind];
  if (!port) return null;
  // The command had this kind's shape when it was written down, and is sealed against change.
  return (port.plan as (command: unknown) => Plan<unknown>)(decode(String(record.input)));
}

/** What marks the operation at its provider. `sentAt` is the moment it was asked for: nothing of it is older. */
export function toMark(record: OperationRecord): Mark {
  return {
    providerKey: record.providerKey ?? record.id,
    reference: record.reference ?? record.id,
    sentAt: record.createdAt,
  };
}
