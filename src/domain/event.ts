import type { NodeKind } from './ids.js';
import type { ObservationOrigin } from './transfer.js';

export const EVENT_CHANGES = ['CREATED', 'UPDATED', 'REMOVED'] as const;
export type EventChange = (typeof EVENT_CHANGES)[number];

/** How the gateway learnt of an event. */
export type EventOrigin = ObservationOrigin;

/** A field of the subject before and after the event. Sensitive fields are never stated. */
export interface FieldChange {
  readonly field: string;
  /** Null if it is unknown. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A change of one object that a gateway learnt of. */
export interface EventFacts {
  readonly connector: string;
  /** The kind of the subject and the change, for example `transfer.updated`. */
  readonly type: string;
  readonly change: EventChange;
  readonly subjectKind: NodeKind;
  /** Global id. */
  readonly subjectId: string;
  /** Global ids of the accounts that the subject belongs to. Callers of these accounts can read the event. */
  readonly accountIds: readonly string[];
  readonly changes: readonly FieldChange[];
  readonly origin: EventOrigin;
  /** The time that the provider states; null if it states none. **Shape** RFC 3339 in UTC. */
  readonly occurredAt: string | null;
  /** The time at which the gateway learnt of it. **Shape** RFC 3339 in UTC. */
  readonly receivedAt: string;
}

/** An event of the feed. */
export interface Event extends EventFacts {
  /** Global id. */
  readonly id: string;
}

/** Which events to list. All given fields must match. */
export interface EventFilter {
  readonly connectors?: readonly string[];
  readonly types?: readonly string[];
  /** Global id. */
  readonly subject?: string;
  /** The earliest time of receipt, inclusive. **Shape** RFC 3339. */
  readonly since?: string;
}

/** The type of an event about a subject of this kind. */
export function toEventType(kind: NodeKind, change: EventChange): string {
  const words = kind.replace(/(?<=[a-z])(?=[A-Z])/g, '_');
  return `${words}.${change}`.toLowerCase();
}

/** The longest text that a cursor of the feed can be. **Units** characters. */
export const MAX_EVENT_CURSOR = 128;

/** A cursor that is not one of this caller's cursors of the feed, or was sealed with another secret. */
export class ForeignCursorError extends Error {
  override readonly name = 'ForeignCursorError';

  constructor(readonly argument: 'after' | 'before') {
    super(
      `${argument}: required a cursor of events that this caller received from this gateway; to start again, read the lists, then leave the cursor out`,
    );
  }
}

/**
 * The events after a cursor are not all in the store: they were removed, or the cursor is of an earlier store. The message tells how to
 * start again.
 */
export class ExpiredCursorError extends Error {
  override readonly name = 'ExpiredCursorError';

  constructor() {
    super(
      'after: the events after this cursor are no longer kept; read the lists again, then start without a cursor',
    );
  }
}
