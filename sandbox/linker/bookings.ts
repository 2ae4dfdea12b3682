import { fail } from './errors.js';
import { toFixed } from './money.js';
import { idOf } from './parties.js';
import type { Json, Rail } from './state.js';
import { createUpstream } from './treasury-prime.js';
import type { World } from './world.js';

/** One movement of money. */
export interface Booking {
  readonly rail: Rail;
  readonly minor: bigint;
  readonly memo: string | null;
  readonly upstreamKey: string;
}

/** The SEC code of every ACH of an end user: consumer entries. */
const SEC_CODE = 'ppd';

/**
 * Books the transfer at Treasury Prime: an ACH or a book transfer, with the memo in its `userdata`. Returns its id.
 * **Throws** `HttpReply` 422 for a refusal by Treasury Prime, 500 if the outcome is unknown.
 */
export async function book(world: World, booking: Booking): Promise<string> {
  refuseIfOrdered(world);
  const { rail, upstreamKey } = booking;
  const from = await idOf(world, rail.from, upstreamKey);
  const to = await idOf(world, rail.to, upstreamKey);
  const body = rail.kind === 'ach' ? achBody(booking, from, to) : bookBody(booking, from, to);
  const path = rail.kind === 'ach' ? '/ach' : '/book';
  const created = await createUpstream(world, { path, body, key: upstreamKey });
  return String(created['id']);
}

function achBody(booking: Booking, from: string, to: string): Json {
  const direction = booking.rail.kind === 'ach' ? booking.rail.direction : 'credit';
  return { account_id: from, counterparty_id: to, direction, sec_code: SEC_CODE, ...common(booking) };
}

function bookBody(booking: Booking, from: string, to: string): Json {
  return { from_account_id: from, to_account_id: to, ...common(booking) };
}

function common({ minor, memo }: Booking): Json {
  return { amount: toFixed(minor), ...(memo === null ? {} : { userdata: { memo } }) };
}

function refuseIfOrdered(world: World): void {
  if (world.failing.times === 0) return;
  world.failing.times -= 1;
  const text = JSON.stringify({ error: world.failing.error });
  throw fail(world.settings.upstreamRefusalStatus, `The banking provider refused: ${text}`);
}
