import type { BalancesPort } from '../../ports/ports.js';
import type { CardbillerApi } from '../api.js';
import { toUuid } from '../refs.js';
import { readAccountBalance } from './ledger-reads.js';

/** An account holds what its ledgers hold. */
export function balancesPort(api: CardbillerApi): BalancesPort {
  return {
    read: async (call, ref) => {
      const account = toUuid(ref);
      return account === null ? null : readAccountBalance(api, call, account, { fresh: true });
    },
  };
}
