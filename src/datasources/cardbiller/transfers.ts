import { fromGlobalId } from '../../domain/ids.js';
import type { TransferFilter } from '../../domain/transfer.js';
import type { TransfersPort } from '../ports/ports.js';
import { orNull, readRecord } from '../reading/records.js';
import type { CardbillerApi } from './api.js';
import { transferMapper } from './mappers/to-transfer.js';
import { toTransferQuery } from './narrowing.js';
import { transactionPath } from './paths.js';
import { parseEntryRef, refOf } from './refs.js';
import { accountsWithin } from './resources.js';
import { entryFeed } from './transaction-reads.js';
import { readOneTransaction, readTransaction } from './wire.js';

/** Money between ledgers and cards, read from the transactions that it was booked with. */
export function transfersPort(api: CardbillerApi): TransfersPort {
  const toTransfer = transferMapper(api);
  return {
    rails: ['CARD_LOAD', 'CARD_DEBIT'],
    list: async (call, { filter, accounts }) => {
      const query = toTransferQuery(filter);
      if (query === null || !canTouch(api, filter)) return [];
      const named = refOf(api.connector, 'Account', filter.account);
      return accountsWithin(api.resources, accounts)
        .filter((account) => named === undefined || named === account)
        .map((account) =>
          entryFeed(
            { api, call, account, query },
            {
              days: { from: filter.createdFrom, to: filter.createdTo },
              toRow: (fields) => toTransfer(readTransaction(fields, account, api.currency), account),
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
        toTransfer(readOneTransaction(fields, entry, api.currency), entry.account),
      );
    },
  };
}

/** Only ledgers and cards of this connector stand at the other end. */
function canTouch({ connector }: CardbillerApi, { counterparty }: TransferFilter): boolean {
  if (counterparty === undefined) return true;
  const end = fromGlobalId(counterparty);
  return end?.connector === connector.name && (end.kind === 'Ledger' || end.kind === 'Card');
}
