/** Facts about one object, each the newest that is known. */
export interface Remembered {
  readonly ref: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** When the first and the newest of them was true: RFC 3339 in UTC. */
  readonly firstAt: string;
  readonly lastAt: string;
}

/** One object at a connector that the provider does not list, or a part of it that the provider does not tell. */
export interface Memorable {
  readonly connector: string;
  /** Such as `Card` or `TrustedDomain`. */
  readonly kind: string;
  readonly ref: string;
}

/** What was learnt and no provider lists: cards issued, trusted domains, changes of suspension. In clear: no full numbers. */
export interface MemoryStore {
  /**
   * Adds facts as they were at `atMs`. Fact by fact the newest wins, in whichever order they arrive; of two that are equally old, the
   * one that arrived last. A fact that is null is kept as null.
   */
  remember(object: Memorable, facts: Readonly<Record<string, unknown>>, atMs: number): Promise<void>;
  recall(object: Memorable): Promise<Remembered | null>;
  /** Every object of a kind, those first known first. */
  recallAll(connector: string, kind: string): Promise<readonly Remembered[]>;
}
