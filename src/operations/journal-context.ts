import type { Call, Connector, Mark, Plan, Write, WriteKind } from '../datasources/index.js';
import type { Clock } from '../domain/clock.js';
import type { Telemetry } from '../domain/telemetry.js';
import type { Transfer } from '../domain/transfer.js';
import type { OperationRecord, OperationStore } from '../store/index.js';
import { decode } from './codec.js';
import type { JournalSettings } from './settings.js';

/** The dependencies that the parts of the journal share. */
export interface JournalContext {
  readonly store: OperationStore;
  /** A connector by name; undefined if it is no longer configured. */
  readonly connector: (name: string) => Connector | undefined;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Records the status of a transfer that a provider returned. Returns at once and never throws. */
  readonly observe: (transfer: Transfer) => void;
  readonly settings: JournalSettings;
}

/** One operation, claimed by one owner. */
export interface Held {
  readonly owner: string;
  readonly record: OperationRecord;
  readonly connector: Connector;
  readonly call: Call;
}

/** A claimed operation with its write. */
export interface ClaimedOperation extends Held {
  readonly write: Write<unknown>;
}

/** Whether a request can be signed. Where each caller sends its own token, this needs the call of a caller. */
export function canSign({ connector, call }: Pick<ClaimedOperation, 'connector' | 'call'>): boolean {
  const header = connector.callerHeader?.toLowerCase();
  return header === undefined || call.callerHeaders?.[header] !== undefined;
}

/** A stored command → its plan; null when its connector no longer supports the mutation. */
export function toPlan(record: OperationRecord, connector: Connector): Plan<unknown> | null {
  const port = connector.ports[record.kind as WriteKind];
  if (!port) return null;
  // The command had the shape of this kind when it was stored, and the seal prevents changes.
  return (port.plan as (command: unknown) => Plan<unknown>)(decode(String(record.input)));
}

/** The marks of the operation at its provider. `sentAt` is the time of the request: no effect is older. */
export function toOperationMark(record: OperationRecord): Mark {
  return {
    providerKey: record.providerKey ?? record.id,
    reference: record.reference ?? record.id,
    sentAt: record.createdAt,
  };
}
