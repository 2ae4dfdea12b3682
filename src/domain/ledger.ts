import type { AccountBalance } from './account.js';
import type { Listed } from './page.js';

export const LEDGER_STATUSES = ['ACTIVE', 'INACTIVE', 'UNKNOWN'] as const;
export type LedgerStatus = (typeof LEDGER_STATUSES)[number];

/** A ledger that funds cards. */
export interface Ledger extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly status: LedgerStatus;
  readonly availableBalance: AccountBalance | null;
  readonly accountId: string | null;
}
