import type { TransactionsPort } from '../../ports/ports.js';
import type { CardbillerApi } from '../api.js';
import { readTransaction } from '../json/records.js';
import { byNumber, transactionMapper } from '../mappers/to-transaction.js';
import { toTransactionQuery } from '../narrowing.js';
import { accountsWithin } from '../resources.js';
import { readEntry } from './entry-reads.js';
import { entryFeed } from './transaction-reads.js';

/** Entries of the configured treasury accounts, each a list of its own. */
export function transactionsPort(api: CardbillerApi): TransactionsPort {
  const toTransaction = transactionMapper(api);
  return {
    list: async (call, { filter, accounts }) => {
      const query = toTransactionQuery(filter);
      if (query === null) return [];
      return accountsWithin(api.resources, accounts).map((account) =>
        entryFeed(
          { api, call, account, query },
          {
            days: { from: filter.createdFrom, to: filter.createdTo },
            toRow: (fields) => toTransaction(readTransaction(fields, account, api.currency), account),
            order: byNumber,
          },
        ),
      );
    },
    read: (call, ref) => readEntry(api, call, { ref, toDomain: toTransaction }),
  };
}
