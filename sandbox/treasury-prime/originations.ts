import type { JsonObject } from '../kernel/json.js';
import type { SimRequest } from '../kernel/types.js';
import { fail, invalidId } from './errors.js';
import { keyOf } from './idempotency.js';
import { availableOf } from './ledger.js';
import { fromText } from './money.js';
import type { AccountRecord } from './state.js';
import type { World } from './world.js';

/** The account named by a field. **Throws** `HttpReply` 400 for an unknown, locked or closed one. */
export function usableAccount(world: World, field: string, id: string): AccountRecord {
  const account = world.state.accounts.get(id);
  if (!account) throw invalidId(field, id);
  if (account.status === 'closed') throw fail(400, `Account ${id} is closed.`);
  if (account.locked) throw fail(400, `Account ${id} is locked.`);
  return account;
}

/**
 * Whether the account lacks the money, if this is reported later.
 * **Throws** `HttpReply` 400 if it is refused immediately, 429 above the account's limit.
 */
export function lacksFunds(world: World, account: AccountRecord, minor: bigint): boolean {
  requireWithinLimit(world, minor);
  if (minor <= availableOf(world, account)) return false;
  if (world.settings.nsf === 'refuse') throw fail(400, `Insufficient funds in account ${account.id}.`);
  return true;
}

/** **Throws** `HttpReply` 429 above the account's limit. This refusal is permanent. **Source** contract 4. */
export function requireWithinLimit(world: World, minor: bigint): void {
  const limit = fromText(world.settings.accountLimit);
  if (limit !== undefined && minor > limit) throw fail(429, 'Account limit exceeded.');
}

/** Counts a created transfer under the caller's key or reference. */
export function countEffect(
  world: World,
  request: SimRequest,
  transfer: { readonly id: string; readonly userdata?: JsonObject | null },
): void {
  const reference = transfer.userdata?.['reference'];
  world.context.book.effect(keyOf(request) ?? (typeof reference === 'string' ? reference : transfer.id));
}
