import type { OperationStatus } from '../../domain/operation.js';
import { IllegalMoveError } from '../errors.js';
import type { Move } from './operation-store.js';

/** Every allowed status change. The store makes no other. **Source** money-movement: the states. */
export const MOVES: Readonly<Record<OperationStatus, readonly OperationStatus[]>> = {
  PENDING: ['DISPATCHED', 'FAILED'],
  // Back to PENDING only with proof that nothing was sent.
  DISPATCHED: ['SUCCEEDED', 'FAILED', 'IN_DOUBT', 'PENDING'],
  // A second DISPATCHED is a replay with the same key.
  IN_DOUBT: ['SUCCEEDED', 'FAILED', 'NEEDS_REVIEW', 'DISPATCHED'],
  // Only an operator resolves it.
  NEEDS_REVIEW: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: [],
};

/** The statuses that the gateways work on. */
export const UNSETTLED = ['PENDING', 'DISPATCHED', 'IN_DOUBT'] as const satisfies readonly OperationStatus[];

/** The source statuses of a move. **Throws** `IllegalMoveError` if the move is not allowed from one of them. */
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

/** Whether the gateways work on an operation in this status. */
export function isUnsettled(status: OperationStatus): boolean {
  return (UNSETTLED as readonly OperationStatus[]).includes(status);
}
