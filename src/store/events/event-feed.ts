import type { Event, EventFacts, EventFilter } from '../../domain/event.js';
import type { NodeKind } from '../../domain/ids.js';

/** An event and its position. */
export interface PlacedEvent {
  readonly event: Event;
  /** Increases along the feed. Numbers can be left out. */
  readonly number: number;
}

/** The events that one caller can read. */
export interface EventAccess {
  readonly connectors: readonly string[];
  readonly kinds: readonly NodeKind[];
  /** Global ids; `all`: also events about subjects without an account. */
  readonly accounts: readonly string[] | 'all';
}

/** One page of the feed. */
export interface EventPage {
  /** `forward`: oldest first, after `from`; `backward`: newest first, before `from`. */
  readonly direction: 'forward' | 'backward';
  /** A number; null: from the oldest or the newest event that is kept. */
  readonly from: number | null;
  readonly limit: number;
  readonly access: EventAccess;
  readonly filter: EventFilter;
}

/**
 * The events of all gateways in one order. No event becomes visible before a position that was already read: whoever has read up to an
 * event has read every event before it.
 */
export interface EventFeed {
  /** Appends all events or none. */
  append(...events: readonly EventFacts[]): Promise<void>;
  /** **Throws** `ExpiredCursorError` if events after `from` were removed. */
  read(page: EventPage): Promise<readonly PlacedEvent[]>;
  /** One event by its global id; null if it is unknown, removed or outside the access. */
  find(id: string, access: EventAccess): Promise<Event | null>;
  /** Removes the events that were received before a time (milliseconds since 1970). Returns their number. */
  prune(beforeMs: number): Promise<number>;
}
