import type { TransactionsPort } from '../../ports/ports.js';
import type { Fields } from '../../reading/fields.js';
import { readNamed } from '../../reading/named.js';
import type { TreasuryPrimeApi } from '../api.js';
import { readTransaction } from '../json/records.js';
import { transactionMapper } from '../mappers/to-transaction.js';
import { toDays } from '../narrowing.js';
import { isId } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { listFeed } from './lists.js';

/** Entries of accounts. The list over all does not name the account of a row; the list of one account need not. */
export function transactionsPort(api: TreasuryPrimeApi): TransactionsPort {
  const toTransaction = transactionMapper(api);
  const toDomain = (accountId?: string) => (fields: Fields) =>
    toTransaction(readTransaction(fields), accountId);
  return {
    list: async (call, { filter, accounts }) => {
      const common = { noun: 'transaction', query: toDays(filter) };
      if (!accounts)
        return [listFeed('all', { api, call }, { ...common, path: '/transaction', toDomain: toDomain() })];
      return [...new Set(accounts)].filter(isId).map((account) => {
        const path = `/account/${encodeURIComponent(account)}/transaction`;
        return listFeed(account, { api, call }, { ...common, path, toDomain: toDomain(account) });
      });
    },
    read: async (call, ref) => {
      if (!isId(ref)) return null;
      const answer = await orUnknown(api.upstream.get(call, `/transaction/${encodeURIComponent(ref)}`));
      return answer && readNamed(api, answer, { noun: 'transaction', id: ref }, toDomain());
    },
  };
}
