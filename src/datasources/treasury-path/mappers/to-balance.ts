import type { AccountBalance } from '../../../domain/account.js';
import type { BankAccountJson } from '../json/records.js';

/** Banks are asked once a day. **Source** bank accounts. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** Bank account → its balance as it was last heard of; null where it never was: the amount is then no more than a zero to begin with. */
export function toBalance(
  { current_balance, last_synced_at }: Pick<BankAccountJson, 'current_balance' | 'last_synced_at'>,
  nowMs: number,
): AccountBalance | null {
  if (current_balance === null || last_synced_at === null) return null;
  const stale = nowMs - Date.parse(last_synced_at) > MAX_AGE_MS;
  return { current: current_balance, available: null, held: null, asOf: last_synced_at, stale };
}
