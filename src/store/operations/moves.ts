import type { OperationStatus } from '../../domain/operation.js';
import { IllegalMoveError } from '../errors.js';
import type { Move } from './operation-store.js';

/** **Source** money-movement: the states. Every move there is; the store makes no other. */
export const MOVES: Readonly<Record<OperationStatus, readonly OperationStatus[]>> = {
  PENDING: ['DISPATCHED', 'FAILED'],
  // Back to PENDING only when it is proven that nothing was sent.
  DISPATCHED: ['SUCCEEDED', 'FAILED', 'IN_DOUBT', 'PENDING'],
  // DISPATCHED again is a replay with the same key.
  IN_DOUBT: ['SUCCEEDED', 'FAILED', 'NEEDS_REVIEW', 'DISPATCHED'],
  // Only an operator decides.
  NEEDS_REVIEW: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: [],
};

/** The statuses in which the gateways themselves have something to do. */
export const UNSETTLED = ['PENDING', 'DISPATCHED', 'IN_DOUBT'] as const satisfies readonly OperationStatus[];

/** The statuses that a move may leave. **Throws** `IllegalMoveError` when it may not leave one that it names. */
export function checkedSources(move: Move): readonly OperationStatus[] {
  const sources = typeof move.from === 'string' ? [move.from] : move.from;
  for (const from of sources) {
    if (!MOVES[from].includes(move.to)) throw new IllegalMoveError(from, move.to);
    if (from === 'NEEDS_REVIEW' && move.changes?.provenBy !== 'OPERATOR') {
      throw new IllegalMoveError(from, move.to, 'required the proof OPERATOR');
    }
    if (move.to === 'PENDING' && !move.provenUnsent) {
      throw new IllegalMoveError(from, move.to, 'required the proof that nothing was sent');
    }
  }
  return sources;
}

/** Whether the gateways have something to do in this status. */
export function isUnsettled(status: OperationStatus): boolean {
  return (UNSETTLED as readonly OperationStatus[]).includes(status);
}
