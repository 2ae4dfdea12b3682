/** The statuses of an operation. **Source** money-movement: the states. */
export const OPERATION_STATUSES = [
  'PENDING',
  'DISPATCHED',
  'SUCCEEDED',
  'FAILED',
  'IN_DOUBT',
  'NEEDS_REVIEW',
] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** The proof of a final status. An operation that failed before a byte was sent needs no proof and has none. */
export const OPERATION_PROOFS = [
  'PROVIDER_ANSWER',
  'KEYED_REPLAY',
  'FOUND_IN_LIST',
  'ABSENT_FROM_COMPLETE_LIST',
  'CONVERGED',
  'OPERATOR',
] as const;
export type OperationProof = (typeof OPERATION_PROOFS)[number];

export const USER_ERROR_CODES = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'CAPABILITY_UNSUPPORTED',
  'INSUFFICIENT_FUNDS',
  'LEDGER_INACTIVE',
  'CARD_NOT_ACTIVE',
  'SUSPENSION_COOLDOWN',
  'NOT_CANCELABLE',
  'IDEMPOTENCY_KEY_REUSED',
  'OPERATION_IN_PROGRESS',
  'UNTRUSTED_RETURN_URL',
  'MULTI_CURRENCY_ACCOUNT_MISSING',
  'CUSTOMER_NOT_ENROLLED',
  'PROVIDER_REJECTED',
  'PROVIDER_UNAVAILABLE',
] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/** An error that the caller can correct or must know. `field` is a path in the mutation's input, such as `['amount', 'currency']`. */
export interface UserError {
  readonly field: readonly string[] | null;
  readonly messages: readonly string[];
  readonly code: UserErrorCode;
}

/** One status change of an operation. */
export interface OperationTransition {
  readonly status: OperationStatus;
  readonly at: string;
  readonly note: string | null;
  /** The reason that the provider gave, as operators may see it. */
  readonly providerMessage: string | null;
}

/** A write that a caller requested, with its outcome. */
export interface Operation {
  readonly id: string;
  readonly connector: string;
  /** The mutation's name. */
  readonly kind: string;
  readonly idempotencyKey: string;
  readonly status: OperationStatus;
  readonly attempts: number;
  readonly errors: readonly UserError[];
  readonly provenBy: OperationProof | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Global id of the created or changed object, once known. */
  readonly objectId: string | null;
  readonly history: readonly OperationTransition[];
  /** The caller that requested it; absent: the one who reads it. */
  readonly caller?: string;
}

export interface OperationFilter {
  readonly connectors?: readonly string[];
  readonly statuses?: readonly OperationStatus[];
  readonly kinds?: readonly string[];
  /** First and last day, inclusive. **Shape** YYYY-MM-DD, UTC. */
  readonly createdFrom?: string;
  readonly createdTo?: string;
}
