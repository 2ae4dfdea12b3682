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

/** Which entries are looked for: those for which all that is given holds. */
export interface AuditFilter {
  /** RFC 3339; the moment itself counts. */
  readonly since?: string;
  /** RFC 3339; the moment itself does not count. */
  readonly until?: string;
  readonly who?: string;
  readonly objectId?: string;
  readonly action?: string;
}

export interface AuditPage {
  /** The number of the last entry that was seen. */
  readonly before?: number;
  readonly limit: number;
  readonly filter?: AuditFilter;
}

/** Who did what. Entries are added and never changed: the database refuses it. */
export interface AuditStore {
  /** Adds all of them or none. */
  append(...events: readonly AuditEvent[]): Promise<void>;
  /** Newest first. */
  list(page: AuditPage): Promise<readonly AuditEntry[]>;
}
