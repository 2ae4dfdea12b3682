import { fromGlobalId } from '../domain/ids.js';
import type { UserError } from '../domain/operation.js';
import { unless, userError } from '../domain/rules/user-errors.js';
import type { Move, OperationRecord, OperationStore } from '../store/index.js';
import { isMutation, subjectKindsOf } from './mutation-rows.js';

/** The decision of a person about an operation whose outcome no evidence shows. */
export interface Resolution {
  readonly outcome: 'SUCCEEDED' | 'FAILED';
  /** The reason, as the history of the operation shows it. */
  readonly note: string;
  /** The global id of the created or changed object; only of one that succeeded. */
  readonly objectId: string | null;
}

/** The resolved operation, or the errors of a decision that was not carried out. Their fields are those of `ResolveOperationInput`. */
export type Resolved =
  | { readonly record: OperationRecord; readonly errors: readonly [] }
  | { readonly record: null; readonly errors: readonly UserError[] };

const LONGEST_NOTE = 500;

/** Resolves an operation in NEEDS_REVIEW, or returns why not. It changes the journal only: it sends nothing to a provider. */
export async function resolveRecord(
  store: Pick<OperationStore, 'move'>,
  record: OperationRecord | null,
  resolution: Resolution,
): Promise<Resolved> {
  const errors = [...problemsOf(record), ...problemsIn(resolution), ...problemsOfSubject(record, resolution)];
  if (record === null || errors.length > 0) return { record: null, errors };
  const resolved = await store.move(record.id, toMove(resolution));
  if (resolved) return { record: resolved, errors: [] };
  const message = 'the operation was resolved by somebody else in the meantime';
  return { record: null, errors: [userError('id', message)] };
}

function problemsOf(record: OperationRecord | null): readonly UserError[] {
  const required = 'required an operation in NEEDS_REVIEW, arrived';
  if (record === null) return [userError('id', `${required} none with this id`, 'NOT_FOUND')];
  return unless(record.status === 'NEEDS_REVIEW', () => userError('id', `${required} ${record.status}`));
}

function problemsIn({ outcome, note, objectId }: Resolution): readonly UserError[] {
  const isNote = note.trim() !== '' && note.length <= LONGEST_NOTE;
  return [
    ...unless(isNote, () =>
      userError('note', `required the reason of the decision in 1 to ${LONGEST_NOTE} characters`),
    ),
    ...unless(objectId === null || outcome === 'SUCCEEDED', () =>
      userError('subject', 'required no subject with the outcome FAILED'),
    ),
    ...unless(objectId === null || fromGlobalId(objectId) !== null, () =>
      userError('subject', 'required the global id of the created or changed object'),
    ),
  ];
}

/** The object must be one that this mutation creates or changes. A transfer can be listed by the connector that has the accounts. */
function problemsOfSubject(record: OperationRecord | null, { objectId }: Resolution): readonly UserError[] {
  const subject = objectId === null ? null : fromGlobalId(objectId);
  if (!record || !subject || !isMutation(record.kind)) return [];
  const kinds = subjectKindsOf(record.kind);
  const isThere = subject.connector === record.connector || subject.kind === 'Transfer';
  const message = `required the id of one of ${kinds.join(', ')} of ${record.connector}`;
  return unless(kinds.includes(subject.kind) && isThere, () => userError('subject', message));
}

function toMove({ outcome, note, objectId }: Resolution): Move {
  const from = 'NEEDS_REVIEW';
  if (outcome === 'SUCCEEDED') {
    return { from, to: 'SUCCEEDED', note, changes: { provenBy: 'OPERATOR', objectId } };
  }
  const errors = [userError(null, 'an operator found that it was not carried out', 'PROVIDER_UNAVAILABLE')];
  return { from, to: 'FAILED', note, changes: { provenBy: 'OPERATOR', errors } };
}
