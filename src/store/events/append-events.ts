import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { EventFacts } from '../../domain/event.js';
import { toGlobalId } from '../../domain/ids.js';
import { storable, toJson } from '../json.js';
import type { NewEventRow, Tables } from '../tables.js';

/** Appends events in a transaction of `writingEvents`. */
export async function appendEvents(
  transaction: Transaction<Tables>,
  events: readonly EventFacts[],
): Promise<void> {
  if (events.length === 0) return;
  await transaction.insertInto('events').values(events.map(toRow)).execute();
}

function toRow({ connector, subjectId, ...facts }: EventFacts): NewEventRow {
  return {
    id: toGlobalId({ connector, kind: 'Event', ref: randomUUID() }),
    connector,
    type: facts.type,
    change: facts.change,
    subject_kind: facts.subjectKind,
    subject_id: subjectId,
    account_ids: [...facts.accountIds],
    changes: toJson(facts.changes),
    origin: facts.origin,
    occurred_at: facts.occurredAt && storable(facts.occurredAt),
    received_at: new Date(facts.receivedAt),
  };
}
