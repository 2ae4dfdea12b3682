import type { Account, AccountBalance, AccountStatus } from '../../../domain/account.js';
import type { CardbillerApi } from '../api.js';
import { ledgersOfAccount } from '../resources.js';
import { toAccountId, toLedgerId } from './global-ids.js';

/** What was read of an account: nothing of it is an object at Cardbiller. */
export interface AccountParts {
  readonly status: AccountStatus;
  readonly balance: AccountBalance | null;
  readonly detail: Account['detail'];
}

/** A treasury account as far as the configuration and reads that need it tell. */
export function toAccount(
  api: Pick<CardbillerApi, 'connector' | 'telemetry' | 'currency' | 'resources'>,
  account: string,
  parts: AccountParts,
): Account {
  const ledgers = ledgersOfAccount(api.resources, account) ?? [];
  const ledger = ledgers.length === 1 ? (ledgers[0] ?? null) : null;
  return {
    id: toAccountId(api, account),
    connector: api.connector.name,
    providerId: account,
    kind: 'PROGRAM',
    type: 'TREASURY',
    name: null,
    providerStatus: null,
    currency: api.currency,
    accountNumberLast4: null,
    accountNumber: null,
    routingNumber: null,
    businessId: null,
    ledgerId: toLedgerId(api, ledger),
    createdAt: null,
    updatedAt: null,
    userData: null,
    ...parts,
  };
}
