import type {
  OperationFilter,
  OperationProof,
  OperationStatus,
  OperationTransition,
  UserError,
} from '../../domain/operation.js';

/** Who works on an operation, and until when nobody else may. */
export interface Lease {
  /** One gateway's run of work, not its name: a gateway that restarts is another owner. */
  readonly owner: string;
  readonly untilMs: number;
}

/** What a caller asked for, before anything was sent. */
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
  readonly correlationRef: string | null;
  /** Global id of the one object that it changes, where changes of it must not overtake each other. */
  readonly target?: string | null;
  /** Kept sealed. Anything that JSON can hold. */
  readonly input: unknown;
  /** Without one, any gateway may claim the operation at once. */
  readonly lease?: Lease;
}

/** One operation of the journal. Moments are RFC 3339 in UTC. */
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
  readonly correlationRef: string | null;
  /** Of the credential under which it was first sent. */
  readonly credentialFingerprint: string | null;
  /** Global id of what it made or changed. */
  readonly subjectId: string | null;
  readonly target: string | null;
  readonly input: unknown;
  readonly result: unknown;
  readonly errors: readonly UserError[];
  /** What recovery has seen so far. */
  readonly evidence: unknown;
  /** How many times it was dispatched. */
  readonly attempts: number;
  readonly lease: { readonly owner: string; readonly until: string } | null;
  /** Nobody looks at it again before. */
  readonly notBefore: string | null;
  /** The last moment at which it may be sent again with its key. */
  readonly horizon: string | null;
  readonly createdAt: string;
  /** Of the newest move; later than that of the move before, whatever clocks say. */
  readonly updatedAt: string;
}

/** What a move writes beside the status. What is absent stays as it is; null takes it away. */
export interface OperationChanges {
  readonly provenBy?: OperationProof | null;
  readonly providerRef?: string | null;
  readonly credentialFingerprint?: string | null;
  readonly subjectId?: string | null;
  /** Kept sealed. */
  readonly result?: unknown;
  readonly errors?: readonly UserError[];
  /** Kept in clear: no account numbers. */
  readonly evidence?: unknown;
  readonly notBeforeMs?: number | null;
  readonly horizonMs?: number | null;
}

interface AnyMove {
  /** The status, or statuses, that it may leave. */
  readonly from: OperationStatus | readonly OperationStatus[];
  readonly note?: string;
  /** Only while the lease is this owner's. It still is after it ran out, until somebody else claims the operation. */
  readonly heldBy?: string;
  /** The lease from now on; null gives it up. Absent: it stays, but ends with a status that is not worked on. */
  readonly lease?: Lease | null;
}

/** From one status to the next. Says how a final status came to be known; null for a failure where nothing was ever sent. */
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
        /** Said by whoever knows that not a byte left. */
        readonly provenUnsent: true;
        readonly changes?: OperationChanges;
      }
  );

export interface Claim {
  readonly owner: string;
  readonly untilMs: number;
  readonly limit: number;
  /** Only these kinds or connectors; all when absent. */
  readonly kinds?: readonly string[];
  readonly connectors?: readonly string[];
  /** This one alone, and also before its pause is over. */
  readonly id?: string;
}

export interface Postponement {
  readonly owner: string;
  /** Nobody looks at it again before. */
  readonly notBeforeMs: number;
  /** Kept in clear: no account numbers. What is there stays when absent. */
  readonly evidence?: unknown;
}

export interface OperationList {
  /** Whose operations. */
  readonly callers: readonly string[] | 'all';
  readonly filter: OperationFilter;
  /** Only what comes after this one in the list. */
  readonly before?: { readonly createdAt: string; readonly id: string };
  readonly limit: number;
}

/** What one caller made. */
export interface MadeBy {
  readonly caller: string;
  readonly kind: string;
  readonly connector: string;
}

export interface OperationCounts {
  readonly byStatus: Readonly<Record<OperationStatus, number>>;
  /** Age of the oldest operation in PENDING, DISPATCHED or IN_DOUBT; null when there is none. */
  readonly oldestUnsettledMs: number | null;
}

/** The journal: one row per caller and idempotency key, and one for each status that an operation had. */
export interface OperationStore {
  /** Writes the operation down as PENDING, unless the caller used the key before; gives what is there. */
  begin(operation: NewOperation): Promise<{ readonly created: boolean; readonly record: OperationRecord }>;
  /**
   * One step, with its row of history, all or nothing. Null, and nothing written, when the operation is not in a status to leave, or
   * not held as asked, or unknown. **Throws** `IllegalMoveError` for a step that the table of moves does not have.
   */
  move(id: string, move: Move): Promise<OperationRecord | null>;
  /** Asks the database whether the lease is this owner's and runs on after `nowMs`. */
  holdsLease(id: string, owner: string, nowMs: number): Promise<boolean>;
  /** Longer for who holds it; false when another does, or nobody. */
  extendLease(id: string, lease: Lease): Promise<boolean>;
  /** Gives an operation that this owner holds up until later, its status as it is; false when another holds it, or nobody. */
  postpone(id: string, later: Postponement): Promise<boolean>;
  /**
   * Leases to the owner what nobody works on: PENDING, DISPATCHED or IN_DOUBT, its lease over and its next look due. Oldest first;
   * each operation goes to one claimant.
   */
  claim(claim: Claim): Promise<readonly OperationRecord[]>;
  findById(id: string): Promise<OperationRecord | null>;
  findByKey(caller: string, idempotencyKey: string): Promise<OperationRecord | null>;
  /** Names what a succeeded operation made, where that was not known; false when it was, or it has not succeeded. */
  nameSubject(id: string, subjectId: string): Promise<boolean>;
  /** The first of these kinds whose subject is the object with this global id. */
  findBySubject(subjectId: string, kinds: readonly string[]): Promise<OperationRecord | null>;
  /** The global ids of what a caller's succeeded operations of one kind made at a connector, newest first. */
  subjectsOf(made: MadeBy): Promise<readonly string[]>;
  /** One that changes this object and whose outcome is open. */
  findUnsettledOn(connector: string, target: string): Promise<OperationRecord | null>;
  /** Newest first, by `createdAt` and then `id`. */
  list(list: OperationList): Promise<readonly OperationRecord[]>;
  /** Every status that it had, oldest first. */
  history(id: string): Promise<readonly OperationTransition[]>;
  /** The same for several; an unknown id has no statuses. */
  histories(ids: readonly string[]): Promise<ReadonlyMap<string, readonly OperationTransition[]>>;
  /**
   * Resolves once the operation is no longer as it was at `seenUpdatedAt`, whichever gateway moved it.
   * **Throws** the signal's reason when that is aborted.
   */
  waitForChange(id: string, seenUpdatedAt: string, signal: AbortSignal): Promise<OperationRecord>;
  counts(): Promise<OperationCounts>;
  /**
   * Runs `work` while nobody else, in any gateway, holds `key`. Its signal is aborted should the lock be lost with its connection.
   * Locks of several keys may be nested, always in one order. **Throws** the signal's reason when that is aborted while waiting.
   */
  underLock<T>(key: string, signal: AbortSignal, work: (held: AbortSignal) => Promise<T>): Promise<T>;
}
