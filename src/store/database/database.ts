import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/** Where queries go, who is told of changes, and who may work alone: the same for both kinds of database. */
export interface Database {
  readonly sql: Kysely<Tables>;
  readonly notices: Notices;
  readonly locks: Locks;
  close(): Promise<void>;
}

/** The channel of NOTIFY. A payload is a topic: see `operationTopic`, `lockTopic`. */
export const CHANNEL = 'exchequer';

/** Tells what changed, in whichever gateway it did. */
export interface Notices {
  /**
   * Calls `heard` after each notice on `topic`, and once after notices may have been missed. Notices are a hint: they can get lost with
   * the connection, so whoever waits also looks by itself now and then. Gives the function that ends it.
   */
  on(topic: string, heard: () => void): () => void;
  /** Sees to it that notices arrive from now on. **Throws** `StoreUnavailableError`. */
  ready(): Promise<void>;
}

/** Gives one piece of work at a time to each key, over all gateways. */
export interface Locks {
  /**
   * Runs `work` when nobody else holds `key`. Its signal is aborted should the lock be lost along with the connection it lives on.
   * **Throws** the signal's reason when that is aborted while waiting.
   */
  underLock<T>(key: string, signal: AbortSignal, work: (held: AbortSignal) => Promise<T>): Promise<T>;
}

export function operationTopic(id: string): string {
  return `operation:${id}`;
}

export function lockTopic(id: bigint): string {
  return `lock:${id}`;
}
