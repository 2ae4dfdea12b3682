import type { UserError } from '../domain/operation.js';
import { fromStoredUserErrors } from '../domain/rules/stored-user-errors.js';

/** The evidence that recovery has collected about an operation. Stored unencrypted on its row. */
export interface Evidence {
  /** Since when the outcome is open. The gateway that sent the request has certainly stopped by then. */
  readonly sinceMs?: number;
  /** When a complete list without the effect was first seen, late enough to count. */
  readonly absentAtMs?: number;
  /** The number of looks so far. */
  readonly looks?: number;
  /** The effect at the provider differs from the command. */
  readonly mismatch?: string;
  /** The refusal of a repeat. The request is not sent again, and fails with this refusal unless the effect is found. */
  readonly refused?: readonly UserError[];
}

/** Reads stored evidence. **Shape** JSON of this or an older version; unknown fields are left out. */
export function readEvidence(value: unknown): Evidence {
  if (typeof value !== 'object' || value === null) return {};
  const { refused, ...seen } = value as Evidence;
  return { ...seen, ...(refused && { refused: fromStoredUserErrors(refused) }) };
}
