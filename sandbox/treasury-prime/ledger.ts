import type { AccountRecord, HoldRecord, Links, TransactionRecord } from './state.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** The other side of a posting that leaves or enters the bank. */
export type Outside = 'ach' | 'wire' | 'card' | 'fednow' | 'funding' | 'bank';

/** The fields of a row besides its amount. */
export interface RowText {
  readonly type: string;
  readonly desc: string;
  readonly links?: Links;
  readonly traceId?: string | null;
  /** The time; default: now. **Units** milliseconds since 1970. */
  readonly atMs?: number;
}

/** The source of a hold. */
export interface HoldOrder {
  readonly minor: bigint;
  readonly kind: HoldRecord['kind'];
  readonly desc: string;
  readonly links: Links;
  /** The id shared by hold, release and final row; absent: a random one. */
  readonly traceId?: string;
  readonly atMs?: number;
}

/** The sum of active holds. **Units** minor units. */
export function heldOf(world: World, accountId: string): bigint {
  return activeHolds(world, accountId).reduce((sum, hold) => sum + hold.minor, 0n);
}

/** Available = current less active holds. **Source** contract 7, balance identity. */
export function availableOf(world: World, account: AccountRecord): bigint {
  return account.currentMinor - heldOf(world, account.id);
}

/** The active holds of the account, oldest first. */
export function activeHolds(world: World, accountId: string): readonly HoldRecord[] {
  return [...world.state.holds.values()].filter((hold) => hold.accountId === accountId);
}

/** Moves money between the account and the outside: one row, one posting. */
export function post(
  world: World,
  account: AccountRecord,
  minor: bigint,
  row: RowText & { readonly outside: Outside },
): TransactionRecord {
  const record = append(world, account, minor, row);
  world.context.book.post({
    entries: [
      { account: account.id, currency: 'USD', minor },
      { account: `outside:${row.outside}`, currency: 'USD', minor: -minor },
    ],
    at: new Date(record.createdMs),
    memo: row.desc,
  });
  return record;
}

/** Moves money between two accounts: a row on each, one posting. */
export function postBetween(
  world: World,
  sides: { readonly from: AccountRecord; readonly to: AccountRecord },
  minor: bigint,
  row: Omit<RowText, 'type'>,
): void {
  const out = append(world, sides.from, -minor, { ...row, type: 'withdrawal' });
  append(world, sides.to, minor, { ...row, type: 'deposit' });
  world.context.book.post({
    entries: [
      { account: sides.from.id, currency: 'USD', minor: -minor },
      { account: sides.to.id, currency: 'USD', minor },
    ],
    at: new Date(out.createdMs),
    memo: row.desc,
  });
}

/** Places a hold: a `hold` row that does not change the balance. Returns the trace id of the hold. */
export function placeHold(world: World, account: AccountRecord, order: HoldOrder): string {
  const id = order.traceId ?? world.newId('trace');
  const row = append(world, account, -order.minor, { ...order, type: 'hold', traceId: id });
  world.state.holds.set(id, {
    id,
    accountId: account.id,
    minor: order.minor,
    kind: order.kind,
    desc: order.desc,
    links: order.links,
    transactionId: row.id,
    createdMs: row.createdMs,
  });
  return id;
}

/** Releases a hold with a `hold_release` row; undefined if there is no hold. */
export function releaseHold(
  world: World,
  holdId: string | null,
  atMs?: number,
): TransactionRecord | undefined {
  const hold = holdId === null ? undefined : world.state.holds.get(holdId);
  const account = world.state.accounts.get(hold?.accountId);
  if (!hold || !account) return undefined;
  world.state.holds.delete(hold.id);
  return append(world, account, hold.minor, {
    type: 'hold_release',
    desc: hold.desc,
    links: hold.links,
    traceId: hold.id,
    ...(atMs === undefined ? {} : { atMs }),
  });
}

function append(world: World, account: AccountRecord, minor: bigint, row: RowText): TransactionRecord {
  const moves = row.type !== 'hold' && row.type !== 'hold_release';
  if (moves) account.currentMinor += minor;
  const atMs = row.atMs ?? world.nowMs;
  const createdMs = world.isSeeding
    ? Math.max(atMs, account.updatedMs + 1)
    : Math.max(atMs, account.updatedMs);
  const record: TransactionRecord = {
    id: world.newId('ttx'),
    accountId: account.id,
    createdMs,
    updatedMs: createdMs,
    type: row.type,
    minor,
    balanceMinor: account.currentMinor,
    desc: row.desc,
    links: row.links ?? {},
    traceId: row.traceId ?? null,
    category: row.type === 'interest' ? 'interest' : null,
    userdata: null,
  };
  account.updatedMs = createdMs;
  world.state.transactions.add(record);
  notify(world, 'transaction.create', record.id);
  notify(world, 'account.update', account.id);
  return record;
}
