import type { Memory } from '../domain/memory.js';
import type { ObservationLog } from '../domain/observations.js';
import type { AuditStore } from './audit/audit-store.js';
import type { DeliveryStore } from './deliveries/delivery-store.js';
import type { EventFeed } from './events/event-feed.js';
import type { OperationStore } from './operations/operation-store.js';

/**
 * The persistent data of the gateway, independent of the database. Every call **throws** `StoreUnavailableError` while the database
 * cannot be reached, and succeeds again afterwards without a restart.
 */
export interface Store {
  /** The journal of money movements and other writes. */
  readonly operations: OperationStore;
  /** Facts that no provider lists. */
  readonly memory: Memory;
  /** The observed statuses of transfers. */
  readonly observations: ObservationLog;
  /** The events of all gateways. */
  readonly events: EventFeed;
  /** The webhooks that arrived. */
  readonly deliveries: DeliveryStore;
  /** The audit log. */
  readonly audit: AuditStore;
  /** Whether the database responds; false after two seconds without a response. Never throws. */
  isReachable(): Promise<boolean>;
  /** Waits for running calls, then closes the database. */
  close(): Promise<void>;
}
