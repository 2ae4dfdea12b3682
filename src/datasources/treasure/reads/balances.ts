import type { BalancesPort } from '../../ports/ports.js';
import { readNamed } from '../../reading/named.js';
import type { TreasureApi } from '../api.js';
import { readPortfolio } from '../json/records.js';
import { toBalance } from '../mappers/to-balance.js';
import { businessPath } from '../paths.js';
import { parseAccountRef } from '../refs.js';
import { orNone } from '../refusals.js';
import { portfolioOf } from './account-reads.js';

/** Portfolios alone have a balance: Treasure does not look into linked bank accounts. */
export function balancesPort(api: TreasureApi): BalancesPort {
  return {
    read: async (call, ref) => {
      const account = parseAccountRef(ref);
      if (account?.kind !== 'portfolio') return null;
      const path = businessPath(account.businessId, 'portfolio');
      const answer = await orNone(api.upstream.get(call, path, {}, { fresh: true }));
      if (!answer) return null;
      return readNamed(api, answer, portfolioOf(account.businessId), (fields) =>
        toBalance(readPortfolio(fields), answer.at),
      );
    },
  };
}
