import { type EventFacts, type FieldChange, toEventType } from './event.js';
import { fromGlobalId } from './ids.js';
import { compareMoments } from './page.js';
import type { Transfer, TransferObservation, TransferStatus } from './transfer.js';

/** A status of a transfer that a gateway observed. */
export interface StoredObservation extends TransferObservation {
  /** The global id of the transfer. */
  readonly transferId: string;
  /** The time of the gateway at the observation. **Shape** RFC 3339 in UTC. */
  readonly seenAt: string;
}

/** An observation that may be new, with the accounts of the transfer. */
export interface NewObservation extends StoredObservation {
  /** Global ids. */
  readonly accountIds: readonly string[];
}

/** The observations of every gateway. Each status of a transfer is stored once, as it was first observed. */
export interface ObservationLog {
  /** Stores the statuses that are not stored yet and appends an event for each of them, all or none. */
  add(observations: readonly NewObservation[]): Promise<void>;
  /** The observations of the transfers, in no particular order. */
  of(transferIds: readonly string[]): Promise<readonly StoredObservation[]>;
}

/** A log that stores nothing. */
export const noObservations: ObservationLog = { add: async () => undefined, of: async () => [] };

/** The statuses of a transfer as it was returned now. A status without a stated time has the time of the last change. */
export function toObservations(transfer: Transfer, seenAt: string): readonly NewObservation[] {
  const { id: transferId, timeline, updatedAt } = transfer;
  const accountIds = accountIdsOf(transfer);
  return timeline.map((each) => ({ ...each, at: each.at ?? updatedAt, transferId, seenAt, accountIds }));
}

/** The accounts at the ends of a transfer and behind it. */
function accountIdsOf({ source, destination, accountId = null }: Transfer): readonly string[] {
  const ends = [source, destination].flatMap((end) => (end?.kind === 'Account' ? [end.id] : []));
  return [...new Set([...ends, ...(accountId === null ? [] : [accountId])])];
}

/**
 * The events of the observations of one transfer that were stored now, in the order of its timeline. `stored` are all its observations,
 * these among them.
 */
export function toStatusEvents(
  added: readonly NewObservation[],
  stored: readonly StoredObservation[],
): readonly EventFacts[] {
  const byKey = new Map(added.map((each) => [keyOf(each), each]));
  const timeline = toTimeline(stored);
  const isFirst = byKey.size === timeline.length;
  return timeline.flatMap((observation, index) => {
    const fresh = byKey.get(keyOf(observation));
    return fresh ? [toStatusEvent(fresh, timeline[index - 1] ?? null, isFirst && index === 0)] : [];
  });
}

function toStatusEvent(
  { transferId, accountIds, at, seenAt, origin, status, providerStatus }: NewObservation,
  before: TransferObservation | null,
  isFirst: boolean,
): EventFacts {
  const change = isFirst ? 'CREATED' : 'UPDATED';
  const fields: readonly FieldChange[] = [
    { field: 'status', before: before?.status ?? null, after: status },
    { field: 'providerStatus', before: before?.providerStatus ?? null, after: providerStatus },
  ];
  return {
    connector: fromGlobalId(transferId)?.connector ?? '',
    type: toEventType('Transfer', change),
    change,
    subjectKind: 'Transfer',
    subjectId: transferId,
    accountIds,
    changes: fields.filter((field) => field.before !== field.after),
    origin,
    occurredAt: at,
    receivedAt: seenAt,
  };
}

/**
 * The stored and the present observations of one transfer: each status once, oldest first. An observation without a stated time has the
 * time at which it was seen. A status never follows one of a later stage: a late reading of an earlier stage stands before it.
 */
export function toTimeline(observations: readonly StoredObservation[]): readonly TransferObservation[] {
  const dated = observations
    .map(({ transferId: _, seenAt, ...each }) => ({ ...each, at: each.at ?? seenAt }))
    .sort((a, b) => compareMoments(a.at, b.at));
  const unique = new Map(dated.toReversed().map((each) => [keyOf(each), each]));
  const once = dated.filter((each) => unique.get(keyOf(each)) === each);
  let stage = 0;
  const staged = once.map((observation) => {
    stage = STAGES[observation.status] ?? stage;
    return { observation, stage };
  });
  return staged.sort((a, b) => a.stage - b.stage).map(({ observation }) => observation);
}

/** Identifies a status of one transfer. The provider can have several words for one status. */
export function keyOf({ status, providerStatus }: TransferObservation): string {
  return `${status} ${providerStatus ?? ''}`;
}

/** The order of the statuses in the life of a transfer. An unknown status has the stage of the one before it. */
const STAGES: Readonly<Record<TransferStatus, number | null>> = {
  SCHEDULED: 1,
  PENDING: 2,
  PROCESSING: 3,
  SENT: 4,
  COMPLETED: 5,
  RETURNED: 6,
  FAILED: 6,
  CANCELED: 6,
  UNKNOWN: null,
};
