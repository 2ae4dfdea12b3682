import type { BalancesPort } from '../../ports/ports.js';
import { readNamed } from '../../reading/named.js';
import type { TreasuryPrimeApi } from '../api.js';
import { readAccount } from '../json/records.js';
import { toBalance } from '../mappers/to-account.js';
import { isId } from '../refs.js';
import { orUnknown } from '../refusals.js';

/** Balances stand on the account, read singly. */
export function balancesPort(api: TreasuryPrimeApi): BalancesPort {
  return {
    read: async (call, ref) => {
      if (!isId(ref)) return null;
      const path = `/account/${encodeURIComponent(ref)}`;
      const answer = await orUnknown(api.upstream.get(call, path, {}, { fresh: true }));
      if (!answer) return null;
      return readNamed(api, answer, { noun: 'account', id: ref }, (fields) =>
        toBalance(readAccount(fields), answer.at),
      );
    },
  };
}
