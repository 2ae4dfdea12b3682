import type {
  OperationFilter,
  OperationProof,
  OperationStatus,
  OperationTransition,
  UserError,
} from '../../domain/operation.js';

/** The exclusive right of one owner to work on an operation. */
export interface Lease {
  /** One run of a gateway. A restarted gateway is another owner. */
  readonly owner: string;
  /** **Units** milliseconds since 1970. */
  readonly untilMs: number;
}

/** A new operation, before anything is sent. */
export interface NewOperation {
  /** Unique; a UUID. */
  readonly id: string;
  readonly caller: string;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  /** The mutation's name. */
  readonly kind: string;
  readonly connector: string;
  readonly providerKey: string | null;
  /** Unique within the connector. */
  readonly reference: string | null;
  /** Global id of the changed object, if changes of this object must be serialized. */
  readonly target?: string | null;
  /** Stored encrypted. Any JSON value. */
  readonly input: unknown;
  /** Absent: any gateway can claim the operation immediately. */
  readonly lease?: Lease;
}

/** One operation of the journal. **Shape** times are RFC 3339 in UTC. */
export interface OperationRecord {
  readonly id: string;
  readonly caller: string;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  readonly kind: string;
  readonly connector: string;
  readonly status: OperationStatus;
  readonly provenBy: OperationProof | null;
  readonly providerKey: string | null;
  readonly providerRef: string | null;
  readonly reference: string | null;
  /** The fingerprint of the credential of the first attempt. */
  readonly credentialFingerprint: string | null;
  /** Global id of the created or changed object. */
  readonly objectId: string | null;
  readonly target: string | null;
  readonly input: unknown;
  readonly result: unknown;
  readonly errors: readonly UserError[];
  /** The findings of recovery so far. */
  readonly evidence: unknown;
  /** The number of dispatches. */
  readonly attempts: number;
  readonly lease: { readonly owner: string; readonly until: string } | null;
  /** Recovery does not run before this time. */
  readonly notBefore: string | null;
  /** The last time at which it can be sent again with its key. */
  readonly horizon: string | null;
  readonly createdAt: string;
  /** The time of the newest move; always later than that of the previous move, even if clocks differ. */
  readonly updatedAt: string;
}

/** The columns that a move writes beside the status. An absent column stays unchanged; null clears it. */
export interface OperationChanges {
  readonly provenBy?: OperationProof | null;
  readonly providerRef?: string | null;
  readonly credentialFingerprint?: string | null;
  readonly objectId?: string | null;
  /** Stored encrypted. */
  readonly result?: unknown;
  readonly errors?: readonly UserError[];
  /** Stored unencrypted: no account numbers. */
  readonly evidence?: unknown;
  /** **Units** milliseconds since 1970. */
  readonly notBeforeMs?: number | null;
  /** **Units** milliseconds since 1970. */
  readonly horizonMs?: number | null;
}

interface AnyMove {
  /** The allowed source status or statuses. */
  readonly from: OperationStatus | readonly OperationStatus[];
  readonly note?: string;
  /** The reason that the provider gave, as operators may see it. */
  readonly providerMessage?: string;
  /** The required owner of the lease. An expired lease counts until another owner claims the operation. */
  readonly heldBy?: string;
  /** The new lease; null releases it. Absent: unchanged, but a status that the gateways do not work on ends it. */
  readonly lease?: Lease | null;
}

/** A status change. `provenBy` is the proof of a final status; null for a failure before anything was sent. */
export type Move = AnyMove &
  (
    | { readonly to: 'SUCCEEDED'; readonly changes: OperationChanges & { readonly provenBy: OperationProof } }
    | {
        readonly to: 'FAILED';
        readonly changes: OperationChanges & { readonly provenBy: OperationProof | null };
      }
    | { readonly to: 'DISPATCHED' | 'IN_DOUBT' | 'NEEDS_REVIEW'; readonly changes?: OperationChanges }
    | {
        readonly to: 'PENDING';
        /** Asserts that no byte was sent. */
        readonly provenUnsent: true;
        readonly changes?: OperationChanges;
      }
  );

export interface Claim {
  readonly owner: string;
  /** **Units** milliseconds since 1970. */
  readonly untilMs: number;
  readonly limit: number;
  /** Only these kinds or connectors; absent: all. */
  readonly kinds?: readonly string[];
  readonly connectors?: readonly string[];
  /** Only this operation, even before its `notBefore`. */
  readonly id?: string;
}

export interface Postponement {
  readonly owner: string;
  /** Recovery does not run before this time. **Units** milliseconds since 1970. */
  readonly notBeforeMs: number;
  /** Stored unencrypted: no account numbers. Absent: unchanged. */
  readonly evidence?: unknown;
}

export interface OperationList {
  /** The callers whose operations are listed. */
  readonly callers: readonly string[] | 'all';
  readonly filter: OperationFilter;
  /** The last operation of the previous page. */
  readonly before?: { readonly createdAt: string; readonly id: string };
  readonly limit: number;
}

/** Selects the objects that one caller created. */
export interface MadeBy {
  readonly caller: string;
  readonly kind: string;
  readonly connector: string;
}

export interface OperationCounts {
  readonly byStatus: Readonly<Record<OperationStatus, number>>;
  /** Age of the oldest operation in PENDING, DISPATCHED or IN_DOUBT; null if there is none. **Units** milliseconds. */
  readonly oldestUnsettledMs: number | null;
}

/** The journal: one row per caller and idempotency key, and one row per status change of an operation. */
export interface OperationStore {
  /** Inserts the operation as PENDING unless the caller already used the key. Returns the stored operation. */
  begin(operation: NewOperation): Promise<{ readonly created: boolean; readonly record: OperationRecord }>;
  /**
   * Changes the status and adds a row of history, atomically. Writes nothing and returns null if the operation is unknown, is in
   * another status, or is not held by `heldBy`. **Throws** `IllegalMoveError` for a move that `MOVES` does not contain.
   */
  move(id: string, move: Move): Promise<OperationRecord | null>;
  /** Whether this owner holds the lease beyond `nowMs` (milliseconds since 1970), according to the database. */
  holdsLease(id: string, owner: string, nowMs: number): Promise<boolean>;
  /** Extends the lease of its owner; false if another owner or no owner holds it. */
  extendLease(id: string, lease: Lease): Promise<boolean>;
  /** Releases an operation of this owner until later, with unchanged status; false if another owner or no owner holds it. */
  postpone(id: string, later: Postponement): Promise<boolean>;
  /**
   * Leases operations to the owner: in PENDING, DISPATCHED or IN_DOUBT, with an expired lease, and due according to `notBefore`.
   * Oldest first. Each operation goes to one claimant.
   */
  claim(claim: Claim): Promise<readonly OperationRecord[]>;
  findById(id: string): Promise<OperationRecord | null>;
  findByKey(caller: string, idempotencyKey: string): Promise<OperationRecord | null>;
  /** Sets the unknown subject of a succeeded operation; false if it is already known or the operation has not succeeded. */
  nameObject(id: string, objectId: string): Promise<boolean>;
  /** The first operation of these kinds with this subject. */
  findByObject(objectId: string, kinds: readonly string[]): Promise<OperationRecord | null>;
  /** The global ids of the subjects of a caller's succeeded operations of one kind at a connector, newest first. */
  objectIdsOf(made: MadeBy): Promise<readonly string[]>;
  /** An operation with this target and an unknown outcome. */
  findUnsettledOn(connector: string, target: string): Promise<OperationRecord | null>;
  /** Newest first, by `createdAt` and then `id`. */
  list(list: OperationList): Promise<readonly OperationRecord[]>;
  /** The status changes of the operation, oldest first. */
  history(id: string): Promise<readonly OperationTransition[]>;
  /** The status changes of several operations; none for an unknown id. */
  histories(ids: readonly string[]): Promise<ReadonlyMap<string, readonly OperationTransition[]>>;
  /**
   * Resolves when any gateway has changed the operation since `seenUpdatedAt`.
   * **Throws** the reason of `signal` if it is aborted.
   */
  waitForChange(id: string, seenUpdatedAt: string, signal: AbortSignal): Promise<OperationRecord>;
  counts(): Promise<OperationCounts>;
  /**
   * Runs `work` while it holds the lock of `key`, across all gateways. The signal passed to `work` is aborted if the lock is lost
   * with its connection. Locks of several keys can be nested, always in the same order. **Throws** the reason of `signal` if it
   * is aborted during the wait.
   */
  underLock<T>(key: string, signal: AbortSignal, work: (held: AbortSignal) => Promise<T>): Promise<T>;
}
