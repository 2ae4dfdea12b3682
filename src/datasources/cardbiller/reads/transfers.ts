import { fromGlobalId } from '../../../domain/ids.js';
import type { TransferFilter } from '../../../domain/transfer.js';
import type { TransfersPort } from '../../ports/ports.js';
import type { CardbillerApi } from '../api.js';
import { readTransaction } from '../json/records.js';
import { transferMapper } from '../mappers/to-transfer.js';
import { toTransferQuery } from '../narrowing.js';
import { refOf } from '../refs.js';
import { accountsWithin } from '../resources.js';
import { readEntry } from './entry-reads.js';
import { entryFeed } from './transaction-reads.js';

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
    read: (call, ref) => readEntry(api, call, { ref, toDomain: toTransfer }),
  };
}

/** Only ledgers and cards of this connector stand at the other end. */
function canTouch({ connector }: CardbillerApi, { counterparty }: TransferFilter): boolean {
  if (counterparty === undefined) return true;
  const end = fromGlobalId(counterparty);
  return end?.connector === connector.name && (end.kind === 'Ledger' || end.kind === 'Card');
}
