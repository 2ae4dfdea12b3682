import type { AccountBalance } from '../../../domain/account.js';
import type { Ledger } from '../../../domain/ledger.js';
import type { CardbillerApi } from '../api.js';
import { accountOfLedger } from '../resources.js';
import { toAccountId, toLedgerId } from './global-ids.js';

/** A ledger whose balance is given is active: of others there is none. **Source** ledger balance. */
export function toLedger(
  api: Pick<CardbillerApi, 'connector' | 'telemetry' | 'resources'>,
  ledger: string,
  balance: AccountBalance | null,
): Ledger {
  return {
    id: toLedgerId(api, ledger),
    connector: api.connector.name,
    providerId: ledger,
    status: balance === null ? 'INACTIVE' : 'ACTIVE',
    availableBalance: balance,
    accountId: toAccountId(api, accountOfLedger(api.resources, ledger)),
    createdAt: null,
  };
}
