import { toGlobalId } from '../domain/ids.js';
import type { Operation, OperationTransition } from '../domain/operation.js';
import type { OperationRecord } from '../store/index.js';

/** A row of the journal → the `Operation` that callers see. */
export function toOperation(record: OperationRecord, history: readonly OperationTransition[]): Operation {
  const { id: ref, connector, kind, idempotencyKey, status, attempts, errors, provenBy } = record;
  const { createdAt, updatedAt, objectId } = record;
  const id = toGlobalId({ connector, kind: 'Operation', ref });
  return {
    ...{ id, connector, kind, idempotencyKey, status, attempts, errors, provenBy },
    ...{ createdAt, updatedAt, objectId, history },
  };
}

/** A row of the journal → the `Operation` that people who review the operations of every caller see. */
export function toReviewedOperation(
  record: OperationRecord,
  history: readonly OperationTransition[],
): Operation {
  return { ...toOperation(record, history), caller: record.caller };
}
