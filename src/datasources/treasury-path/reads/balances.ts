import type { BalancesPort } from '../../ports/ports.js';
import type { TreasuryPathApi } from '../api.js';
import { parseOwnedRef } from '../refs.js';
import { accountReads } from './bank-account-reads.js';

/** Balances as TreasuryPath last heard of them: reading again does not make it ask the bank. */
export function balancesPort(api: TreasuryPathApi): BalancesPort {
  const reads = accountReads(api);
  return {
    read: async (call, ref) => {
      const owned = parseOwnedRef(ref);
      const account = owned && (await reads.one(call, owned, { fresh: true }));
      return account?.balance ?? null;
    },
  };
}
