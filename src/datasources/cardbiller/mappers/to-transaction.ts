import { MalformedResponseError } from '../../../domain/errors.js';
import type { EntryType, Transaction, TransactionType } from '../../../domain/transaction.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { TransactionJson } from '../json/records.js';
import { toAccountId, toCardId, toLedgerId, toTransactionId, toTransferId } from './global-ids.js';
import { withoutReference } from './reference.js';
import { fundingOf } from './to-transfer.js';

/** **Source** transactions: entryType. As the ledger sees it (assumed). */
export const ENTRY_TYPE_WORDS = { Debit: 'DEBIT', Credit: 'CREDIT' } as const satisfies Record<
  string,
  EntryType
>;

/** **Source** transactions: transactionType. */
export const TYPES = {
  ACH: 'ACH',
  EFT: 'EFT',
  Transfer: 'INTERNAL',
  'Domestic Wire': 'WIRE_DOMESTIC',
  'International Wire': 'WIRE_INTERNATIONAL',
  'Debit Card': 'CARD',
  Trade: 'TRADE',
  System: 'SYSTEM',
} as const satisfies Record<string, TransactionType>;

/** The transaction type of fees. Other system entries have it too. */
export const FEE = 'System' satisfies keyof typeof TYPES;

/** A row of the list of `account`. **Throws** `MalformedResponseError` for an entry that goes neither way. */
export type TransactionMapper = (json: TransactionJson, account: string) => Transaction;

/** The mapper of transactions. */
export function transactionMapper(reader: Reader): TransactionMapper {
  const toType = wordTable<TransactionType>(reader, 'transaction.transactionType', TYPES, 'OTHER');
  const toEntryType = wordTable<EntryType | null>(reader, 'transaction.entryType', ENTRY_TYPE_WORDS, null);
  return (json, account) => {
    const entryType = toEntryType(json.entryType);
    if (entryType === null) {
      throw new MalformedResponseError('transaction.entryType', 'Debit or Credit', json.entryType);
    }
    const entry = { account, transaction: json.transactionUuid };
    return {
      id: toTransactionId(reader, entry),
      connector: reader.connector.name,
      providerId: json.transactionUuid,
      accountId: toAccountId(reader, account),
      entryType,
      amount: json.amount,
      type: isFee(json, entryType) ? 'FEE' : toType(json.transactionType),
      providerType: json.transactionType,
      number: json.transactionNumber,
      description: withoutReference(json.description),
      runningBalance: null,
      postedAt: isPosted(json) ? json.createdAt : null,
      createdAt: json.createdAt,
      transferId: fundingOf(json) === null ? null : toTransferId(reader, entry),
      cardId: toCardId(reader, json.cardUuid),
      ledgerId: toLedgerId(reader, json.ledgerUuid),
      userData: null,
    };
  };
}

/** A fee is a system entry that takes money from the ledger itself. **Source** object models: transaction (assumed). */
function isFee({ transactionType, cardUuid }: TransactionJson, entryType: EntryType): boolean {
  return transactionType?.toLowerCase() === FEE.toLowerCase() && entryType === 'DEBIT' && cardUuid === null;
}

/** A movement is booked in one step, so that it is posted when it is made. **Source** lifecycles. */
function isPosted({ status }: TransactionJson): boolean {
  return status?.toLowerCase() === 'posted';
}

/** The later number first: numbers rise (assumed). What has none comes last. */
export function byNumber(a: Transaction, b: Transaction): number {
  return toRank(b) - toRank(a);
}

function toRank({ number }: Transaction): number {
  return number !== null && /^\d{1,15}$/.test(number) ? Number(number) : -1;
}
