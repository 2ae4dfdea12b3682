/** An object at a connector that the provider does not list, or does not return completely. */
export interface Memorable {
  readonly connector: string;
  /** For example `Card`. */
  readonly kind: string;
  readonly ref: string;
}

/** The newest known facts about one object. */
export interface Remembered {
  readonly ref: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The times of the oldest and the newest fact. **Shape** RFC 3339 in UTC. */
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Facts that no provider lists: issued cards, trusted domains, suspensions. They are not encrypted: no full account numbers. */
export interface Memory {
  /**
   * Stores facts as of `atMs` (milliseconds since 1970). For each fact the newest value wins, in any order of arrival; of two
   * values of the same time, the later arrival wins. A null is stored as null.
   */
  remember(object: Memorable, facts: Readonly<Record<string, unknown>>, atMs: number): Promise<void>;
  recall(object: Memorable): Promise<Remembered | null>;
  /** Every object of a kind, by the time at which it was first known. */
  recallAll(connector: string, kind: string): Promise<readonly Remembered[]>;
}

/** A memory that stores nothing. */
export const noMemory: Memory = {
  remember: async () => undefined,
  recall: async () => null,
  recallAll: async () => [],
};
