import type { UserError } from '../domain/operation.js';
import { fromStoredUserErrors } from '../domain/rules/user-errors.js';

/** What recovery has seen of an operation so far: kept in clear on its row. */
export interface Evidence {
  /** Since when its outcome has been open: the gateway that sent it has certainly let go. */
  readonly sinceMs?: number;
  /** When a complete list was first seen without it, late enough to count. */
  readonly absentAtMs?: number;
  /** How many times somebody looked. */
  readonly looks?: number;
  /** The provider did something else than it was asked for. */
  readonly mismatch?: string;
  /** What a repeat was refused with: it is not sent again, and fails with this unless it is found. */
  readonly refused?: readonly UserError[];
}

/** **Shape**: whatever an older version wrote; what is not understood is left out. */
export function readEvidence(value: unknown): Evidence {
  if (typeof value !== 'object' || value === null) return {};
  const { refused, ...seen } = value as Evidence;
  return { ...seen, ...(refused && { refused: fromStoredUserErrors(refused) }) };
}
