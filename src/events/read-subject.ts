import { createHash } from 'node:crypto';
import { type Connector, ownCall } from '../datasources/index.js';
import { type EventFacts, toEventType } from '../domain/event.js';
import { refWithin } from '../domain/ids.js';
import { toObservations } from '../domain/observations.js';
import type { ClaimedObject, Store } from '../store/index.js';

/** The stores that a read object is written to. */
export type SubjectStore = Pick<Store, 'deliveries' | 'observations'>;

export interface SubjectReading {
  readonly connector: Connector;
  readonly claimed: ClaimedObject;
  /** **Shape** RFC 3339 in UTC. */
  readonly now: string;
  readonly signal: AbortSignal;
}

/** An object of a webhook as it is now, without the times at which it was read. */
interface Subject {
  readonly facts: object;
  readonly accountIds: readonly string[];
}

/**
 * Reads the object of webhooks again and appends the events of what is new. Returns false if the provider does not know the object, unless
 * it was removed. **Throws** `UpstreamError`.
 */
export async function readSubject(store: SubjectStore, reading: SubjectReading): Promise<boolean> {
  const { connector, claimed, now, signal } = reading;
  const ref = refWithin(connector.name, claimed.subjectKind, claimed.subjectId);
  if (ref === null) return false;
  if (claimed.subjectKind === 'Transfer') return readTransfer(store, reading, ref);
  const subject = await readOther(connector, claimed, { ref, signal });
  if (subject === null && claimed.change !== 'REMOVED') return false;
  const event = toFacts(claimed, subject === null ? 'REMOVED' : withoutRemoval(claimed), {
    accountIds: subject?.accountIds ?? [],
    now,
  });
  await store.deliveries.noteDigest(subject === null ? 'removed' : digestOf(subject.facts), event);
  return true;
}

/** Every status of a transfer has one event, wherever it was learnt. */
async function readTransfer(
  { observations }: SubjectStore,
  { connector, now, signal }: SubjectReading,
  ref: string,
): Promise<boolean> {
  const transfer = await connector.ports.transfers?.read(ownCall(signal), ref);
  if (!transfer) return false;
  const learnt = toObservations(transfer, now);
  await observations.add(learnt.map((each) => ({ ...each, origin: 'WEBHOOK' })));
  return true;
}

async function readOther(
  { ports }: Connector,
  { subjectKind, subjectId }: ClaimedObject,
  { ref, signal }: { readonly ref: string; readonly signal: AbortSignal },
): Promise<Subject | null> {
  const call = ownCall(signal);
  switch (subjectKind) {
    case 'Account':
      return toSubject(await ports.accounts?.read(call, ref), () => [subjectId]);
    case 'Business':
      return toSubject(await ports.businesses?.read(call, ref));
    case 'Card':
      return toSubject(await ports.cards?.read(call, ref), ({ accountId }) => present(accountId));
    case 'Counterparty':
      return toSubject(await ports.counterparties?.read(call, ref));
    case 'Document':
      return toSubject(await ports.documents?.read(call, ref));
    case 'Portfolio':
      return toSubject(await ports.portfolios?.read(call, ref));
    case 'Transaction':
      return toSubject(await ports.transactions?.read(call, ref), ({ accountId }) => present(accountId));
    default:
      return null;
  }
}

function toSubject<T extends object>(
  object: T | null | undefined,
  accountIds: (object: T) => readonly string[] = () => [],
): Subject | null {
  return object ? { facts: object, accountIds: accountIds(object) } : null;
}

function present(id: string | null): readonly string[] {
  return id === null ? [] : [id];
}

/** A webhook about a removal can be older than the object. */
function withoutRemoval({ change }: ClaimedObject): EventFacts['change'] {
  return change === 'REMOVED' ? 'UPDATED' : change;
}

function toFacts(
  { connector, subjectKind, subjectId }: ClaimedObject,
  change: EventFacts['change'],
  { accountIds, now }: { readonly accountIds: readonly string[]; readonly now: string },
): EventFacts {
  return {
    connector,
    type: toEventType(subjectKind, change),
    change,
    subjectKind,
    subjectId,
    accountIds,
    changes: [],
    origin: 'WEBHOOK',
    occurredAt: null,
    receivedAt: now,
  };
}

/** Equal for equal objects. The times of a reading say nothing about the object. */
function digestOf(facts: object): string {
  const text = JSON.stringify(facts, (key, value: unknown) => {
    if (key === 'asOf') return undefined;
    return typeof value === 'bigint' ? String(value) : value;
  });
  return createHash('sha256').update(text).digest('base64url');
}
