import type { EventChange, EventFacts } from '../../domain/event.js';
import type { NodeKind } from '../../domain/ids.js';

export const DELIVERY_STATUSES = ['WAITING', 'PROCESSED', 'IGNORED', 'DEAD'] as const;
/** `IGNORED`: it concerns no object. `DEAD`: it could not be processed. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A webhook that proved itself. */
export interface NewDelivery {
  readonly connector: string;
  /** The id that the provider gave; null: the content identifies it. */
  readonly deliveryId: string | null;
  readonly type: string;
  readonly change: EventChange;
  readonly subject: { readonly kind: NodeKind; readonly id: string } | null;
  /** Stored encrypted. */
  readonly body: Uint8Array;
}

/** A stored webhook. **Shape** times are RFC 3339 in UTC. */
export interface DeliveryRecord {
  readonly number: number;
  readonly connector: string;
  readonly type: string;
  readonly subjectId: string | null;
  readonly status: DeliveryStatus;
  /** How often it arrived. */
  readonly arrivals: number;
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly note: string | null;
  readonly receivedAt: string;
  readonly settledAt: string | null;
}

/** The waiting deliveries about one object, leased to one owner. */
export interface ClaimedObject {
  readonly connector: string;
  readonly subjectKind: NodeKind;
  readonly subjectId: string;
  /** CREATED or REMOVED if one of the deliveries says so; REMOVED wins. */
  readonly change: EventChange;
  /** The most attempts of one of the deliveries, this one included. */
  readonly attempts: number;
  readonly numbers: readonly number[];
}

export interface DeliveryClaim {
  readonly owner: string;
  /** **Units** milliseconds since 1970. */
  readonly untilMs: number;
  /** The maximum number of objects. */
  readonly limit: number;
  readonly connectors: readonly string[];
}

/** What became of an attempt. `attempt again`: not before `notBeforeMs` (milliseconds since 1970). */
export type DeliveryOutcome =
  | { readonly is: 'processed' }
  | { readonly is: 'dead'; readonly note: string }
  | { readonly is: 'attempt again'; readonly note: string; readonly notBeforeMs: number };

export interface DeliveryList {
  readonly status?: DeliveryStatus;
  readonly connector?: string;
  readonly limit: number;
}

/** The webhooks that arrived at any gateway. */
export interface DeliveryStore {
  /**
   * Stores a delivery once and returns whether it is new. Without an id, equal content counts as the same delivery until it is processed:
   * a later notice of the same words can mean a later change.
   */
  receive(delivery: NewDelivery): Promise<boolean>;
  /** Leases all waiting deliveries of some objects, oldest first. Each object goes to one claimant. */
  claim(claim: DeliveryClaim): Promise<readonly ClaimedObject[]>;
  /**
   * Ends the lease of the owner. A delivery without an id that arrived again after the claim stays waiting, because the object can have
   * changed after it was read.
   */
  settle(claimed: ClaimedObject, owner: string, outcome: DeliveryOutcome): Promise<void>;
  /** Stores the digest of an object, and appends the event if the digest is another than before; both or neither. */
  noteDigest(digest: string, event: EventFacts): Promise<boolean>;
  /** Newest first. */
  list(list: DeliveryList): Promise<readonly DeliveryRecord[]>;
  /** A delivery and its body as text; null if it is unknown. */
  find(number: number): Promise<{ readonly record: DeliveryRecord; readonly body: string } | null>;
  /** Makes a delivery about an object wait again; false if there is none with this number or it waits already. */
  replay(number: number): Promise<boolean>;
  /** Removes deliveries that were processed or ignored before a time (milliseconds since 1970). Returns their number. */
  prune(beforeMs: number): Promise<number>;
}
