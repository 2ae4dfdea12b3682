import { type Selectable, sql, type Transaction } from 'kysely';
import type { EventChange } from '../../domain/event.js';
import { groupBy } from '../../domain/group-by.js';
import type { NodeKind } from '../../domain/ids.js';
import type { Database } from '../database/database.js';
import { storable } from '../json.js';
import { anyOf } from '../operations/any-of.js';
import type { Tables, WebhookDeliveriesTable } from '../tables.js';
import type { ClaimedObject, DeliveryClaim, DeliveryOutcome } from './delivery-store.js';

/** An arbitrary lock id that no other program in the same database uses. */
const LOCK = 7_305_411_902_113_006n;

/** Claims one after the other, so that two gateways never read one object at the same time. */
export function claimObjects(
  { sql: query }: Pick<Database, 'sql'>,
  nowMs: number,
  claim: DeliveryClaim,
): Promise<readonly ClaimedObject[]> {
  return query.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${LOCK.toString()})`.execute(transaction);
    const ids = await dueObjects(transaction, new Date(nowMs), claim);
    if (ids.length === 0) return [];
    const rows = await transaction
      .updateTable('webhook_deliveries')
      .set((each) => ({
        lease_owner: claim.owner,
        lease_until: new Date(claim.untilMs),
        claimed_arrivals: each.ref('arrivals'),
        attempts: each('attempts', '+', 1),
      }))
      .where('status', '=', 'WAITING')
      .where('subject_id', 'in', [...ids])
      .returningAll()
      .execute();
    const byObject = groupBy(rows, ({ subject_id }) => subject_id);
    return ids.map((id) => toClaimed(byObject.get(id) ?? []));
  });
}

/** The objects with a due delivery of which no delivery is leased, the one with the oldest delivery first. */
async function dueObjects(
  transaction: Transaction<Tables>,
  now: Date,
  { connectors, limit }: DeliveryClaim,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('webhook_deliveries')
    .select('subject_id')
    .where('status', '=', 'WAITING')
    .where('connector', '=', anyOf(connectors))
    .groupBy('subject_id')
    .having(sql<boolean>`bool_and(lease_until is null or lease_until <= ${now})`)
    .having(sql<boolean>`bool_or(not_before is null or not_before <= ${now})`)
    .orderBy(sql`min(number)`)
    .limit(limit)
    .execute();
  return rows.flatMap(({ subject_id }) => subject_id ?? []);
}

function toClaimed(rows: ReadonlyArray<Selectable<WebhookDeliveriesTable>>): ClaimedObject {
  const [first] = rows;
  if (!first?.subject_id) throw new Error('required a delivery about an object');
  return {
    connector: first.connector,
    subjectKind: first.subject_kind as NodeKind,
    subjectId: first.subject_id,
    change: changeOf(rows.map(({ change }) => change)),
    attempts: Math.max(...rows.map(({ attempts }) => attempts)),
    numbers: rows.map(({ number }) => number),
  };
}

function changeOf(changes: readonly EventChange[]): EventChange {
  if (changes.includes('REMOVED')) return 'REMOVED';
  return changes.includes('CREATED') ? 'CREATED' : 'UPDATED';
}

interface Settling {
  readonly claimed: ClaimedObject;
  readonly owner: string;
  readonly outcome: DeliveryOutcome;
}

const RELEASED = { lease_owner: null, lease_until: null };

export async function settleClaimed(
  { sql: query }: Pick<Database, 'sql'>,
  nowMs: number,
  { claimed, owner, outcome }: Settling,
): Promise<void> {
  await query.transaction().execute(async (transaction) => {
    const own = () =>
      transaction
        .updateTable('webhook_deliveries')
        .where('number', 'in', [...claimed.numbers])
        .where('lease_owner', '=', owner);
    if (outcome.is === 'attempt again') {
      const { note, notBeforeMs } = outcome;
      await own()
        .set({ ...RELEASED, note: storable(note), not_before: new Date(notBeforeMs) })
        .execute();
      return;
    }
    const isDead = outcome.is === 'dead';
    await own()
      .set({
        ...RELEASED,
        status: isDead ? 'DEAD' : 'PROCESSED',
        note: isDead ? storable(outcome.note) : null,
        settled_at: new Date(nowMs),
        // The same words are a new delivery from now on.
        delivery_key: sql<string>`case when by_content then delivery_key || ' ' || number else delivery_key end`,
      })
      .where((is) => is.or([is('by_content', '=', false), is('arrivals', '=', is.ref('claimed_arrivals'))]))
      .execute();
    await own()
      .set({ ...RELEASED, not_before: null, attempts: 0 })
      .execute();
  });
}
