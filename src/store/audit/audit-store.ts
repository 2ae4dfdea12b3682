/** One thing that somebody did, or tried to do. */
export interface AuditEvent {
  /** The caller. */
  readonly who: string;
  /** Such as the name of a mutation. */
  readonly action: string;
  readonly objectId: string | null;
  /** What became of it, in one word. */
  readonly result: string;
  readonly requestId: string | null;
  readonly operationId: string | null;
}

export interface AuditEntry extends AuditEvent {
  /** Rises with each entry. */
  readonly number: number;
  /** RFC 3339 in UTC. */
  readonly at: string;
}

/** Who did what. Entries are added and never changed: the database refuses it. */
export interface AuditStore {
  append(event: AuditEvent): Promise<void>;
  /** Newest first; `before` is the number of the last entry that was seen. */
  list(page: { readonly before?: number; readonly limit: number }): Promise<readonly AuditEntry[]>;
}
