export type { AuditEntry, AuditEvent, AuditFilter, AuditPage, AuditStore } from './audit/audit-store.js';
export { setStoreAside } from './database/set-aside.js';
export {
  type ClaimedObject,
  DELIVERY_STATUSES,
  type DeliveryClaim,
  type DeliveryList,
  type DeliveryOutcome,
  type DeliveryRecord,
  type DeliveryStatus,
  type DeliveryStore,
  type NewDelivery,
} from './deliveries/delivery-store.js';
export {
  IllegalMoveError,
  SchemaTooNewError,
  SealingKeyError,
  StoreInUseError,
  StoreUnavailableError,
} from './errors.js';
export type { EventAccess, EventFeed, EventPage, PlacedEvent } from './events/event-feed.js';
export { openStore, type StoreOptions } from './open-store.js';
export { MOVES } from './operations/moves.js';
export type {
  Claim,
  Lease,
  MadeBy,
  Move,
  NewOperation,
  OperationChanges,
  OperationCounts,
  OperationList,
  OperationRecord,
  OperationStore,
} from './operations/operation-store.js';
export type { Store } from './store.js';
