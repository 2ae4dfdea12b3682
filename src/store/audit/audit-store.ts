/** One action of a caller, completed or attempted. */
export interface AuditEvent {
  /** The subject of the caller. */
  readonly who: string;
  /** For example the name of a mutation. */
  readonly action: string;
  readonly objectId: string | null;
  /** The outcome, in one word. */
  readonly result: string;
  readonly requestId: string | null;
  readonly operationId: string | null;
}

export interface AuditEntry extends AuditEvent {
  /** Increases with each entry. */
  readonly number: number;
  /** RFC 3339 in UTC. */
  readonly at: string;
}

/** A filter of entries. An entry must match every given condition. */
export interface AuditFilter {
  /** Inclusive. **Shape** RFC 3339. */
  readonly since?: string;
  /** Exclusive. **Shape** RFC 3339. */
  readonly until?: string;
  readonly who?: string;
  readonly objectId?: string;
  readonly action?: string;
}

export interface AuditPage {
  /** The number of the last entry of the previous page. */
  readonly before?: number;
  readonly limit: number;
  readonly filter?: AuditFilter;
}

/** The audit log. It is append-only: the database refuses changes of entries. */
export interface AuditStore {
  /** Appends all events or none. */
  append(...events: readonly AuditEvent[]): Promise<void>;
  /** Newest first. */
  list(page: AuditPage): Promise<readonly AuditEntry[]>;
}
