import type { Business } from '../../domain/business.js';
import { wholeFeed } from '../../domain/page.js';
import { mapBounded } from '../http/bounded.js';
import type { AccountsPort, BusinessesPort } from '../ports/ports.js';
import { readRecord } from '../reading/records.js';
import type { TreasuryPrimeApi } from './api.js';
import { type CursorList, listFeed } from './lists.js';
import { toBusiness } from './mappers/to-business.js';
import { isId } from './refs.js';
import { orUnknown } from './refusals.js';
import { readBusiness } from './wire.js';

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
      if (!isId(ref)) return null;
      const answer = await orUnknown(api.upstream.get(call, `/business/${encodeURIComponent(ref)}`));
      return answer && readRecord(api, 'business', answer, list.toDomain);
    },
    accountsOf: async (call, ref) => {
      if (!isId(ref)) return [];
      const answer = await orUnknown(api.upstream.get(call, `/business/${encodeURIComponent(ref)}`));
      if (!answer) return [];
      const { account_ids } = readRecord(api, 'business', answer, readBusiness);
      const load = async () => {
        const read = await mapBounded(account_ids, (id) => accounts.read(call, id));
        return { items: read.filter((account) => account !== null), unreadable: 0 };
      };
      return [wholeFeed('accounts', load)];
    },
  };
}
