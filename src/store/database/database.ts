import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/** Queries, notices and locks, with the same interface for both kinds of database. */
export interface Database {
  readonly sql: Kysely<Tables>;
  readonly notices: Notices;
  readonly locks: Locks;
  close(): Promise<void>;
}

/** The channel of NOTIFY. The payload is a topic; see `operationTopic` and `lockTopic`. */
export const CHANNEL = 'exchequer';

/** Notices of changes by any gateway. */
export interface Notices {
  /**
   * Calls `heard` after each notice on `topic`, and once after notices may have been missed. Notices can be lost with the
   * connection, so a waiting caller must also poll. Returns the function that ends the subscription.
   */
  on(topic: string, heard: () => void): () => void;
  /** Resolves when notices arrive. **Throws** `StoreUnavailableError`. */
  ready(): Promise<void>;
}

/** Locks by key, across all gateways. */
export interface Locks {
  /**
   * Runs `work` while it holds the lock of `key`. The signal passed to `work` is aborted if the lock is lost with its connection.
   * **Throws** the reason of `signal` if it is aborted during the wait.
   */
  underLock<T>(key: string, signal: AbortSignal, work: (held: AbortSignal) => Promise<T>): Promise<T>;
}

export function operationTopic(id: string): string {
  return `operation:${id}`;
}

export function lockTopic(id: bigint): string {
  return `lock:${id}`;
}
