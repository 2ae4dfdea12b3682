import type { TransactionsPort } from '../ports/ports.js';
import { orNull, readRecord } from '../reading/records.js';
import type { CardbillerApi } from './api.js';
import { byNumber, transactionMapper } from './mappers/to-transaction.js';
import { toTransactionQuery } from './narrowing.js';
import { transactionPath } from './paths.js';
import { parseEntryRef } from './refs.js';
import { accountsWithin } from './resources.js';
import { entryFeed } from './transaction-reads.js';
import { readOneTransaction, readTransaction } from './wire.js';

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
    read: async (call, ref) => {
      const entry = parseEntryRef(ref);
      if (!entry || !api.resources.treasuryAccounts.includes(entry.account)) return null;
      const answer = await orNull(api.upstream.get(call, transactionPath(entry)));
      if (!answer) return null;
      return readRecord(api, 'transaction', answer, (fields) =>
        toTransaction(readOneTransaction(fields, entry, api.currency), entry.account),
      );
    },
  };
}
