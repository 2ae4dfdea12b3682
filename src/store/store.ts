import type { AuditStore } from './audit/audit-store.js';
import type { MemoryStore } from './memory/memory-store.js';
import type { OperationStore } from './operations/operation-store.js';

/**
 * What the gateway keeps, whatever database is behind it. Every call **throws** `StoreUnavailableError` when the database cannot be
 * reached, and works again by itself once it can.
 */
export interface Store {
  /** The journal of money movements and other writes. */
  readonly operations: OperationStore;
  /** What was learnt and no provider lists. */
  readonly memory: MemoryStore;
  /** Who did what. */
  readonly audit: AuditStore;
  /** Whether the database answers; false after two seconds without an answer. Never throws. */
  isReachable(): Promise<boolean>;
  /** Lets calls that run end, then gives the database back. */
  close(): Promise<void>;
}
