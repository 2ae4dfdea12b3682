import type { Business } from '../../../domain/business.js';
import type { Answer, Call } from '../../http/upstream.js';
import type { AccountsPort, BusinessesPort } from '../../ports/ports.js';
import { readNamed } from '../../reading/named.js';
import type { TreasuryPrimeApi } from '../api.js';
import { readBusiness } from '../json/records.js';
import { toBusiness } from '../mappers/to-business.js';
import { isId } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { type CursorList, listFeed } from './lists.js';

/** Companies that own accounts. */
export function businessesPort(api: TreasuryPrimeApi, accounts: AccountsPort): BusinessesPort {
  const list: CursorList<Business> = {
    path: '/business',
    noun: 'business',
    toDomain: (fields) => toBusiness(api, readBusiness(fields)),
  };
  return {
    list: async (call) => [listFeed('businesses', { api, call }, list)],
    read: async (call, ref) => {
      const answer = await readOne(api, call, ref);
      return answer && readNamed(api, answer, named(ref), list.toDomain);
    },
    accountsOf: async (call, ref) => {
      const answer = await readOne(api, call, ref);
      if (!answer) return [];
      const { account_ids } = readNamed(api, answer, named(ref), readBusiness);
      return accounts.list(call, { filter: {}, accounts: account_ids });
    },
  };
}

const named = (id: string) => ({ noun: 'business', id });

async function readOne({ upstream }: TreasuryPrimeApi, call: Call, ref: string): Promise<Answer | null> {
  return isId(ref) ? orUnknown(upstream.get(call, `/business/${encodeURIComponent(ref)}`)) : null;
}
