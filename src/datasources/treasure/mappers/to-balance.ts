import type { AccountBalance } from '../../../domain/account.js';
import type { PortfolioJson } from '../json/records.js';

/** Treasure portfolio → its balance; null where the answer states none. `asOf` is when the answer arrived. */
export function toBalance({ balance }: PortfolioJson, asOf: string): AccountBalance | null {
  return balance && { current: balance, available: null, held: null, asOf, stale: false };
}
