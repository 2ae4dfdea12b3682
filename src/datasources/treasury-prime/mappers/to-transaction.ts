import { toGlobalId } from '../../../domain/ids.js';
import { absolute } from '../../../domain/money.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import type { Transaction, TransactionType } from '../../../domain/transaction.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { Origin, TransactionJson } from '../json/records.js';
import { TRANSFER_RESOURCES, toTransferRef } from '../refs.js';
import { toAccountId } from './to-account.js';

/** **Source** transactions: type. What null stands for follows from the origin. */
const TYPES: Readonly<Record<string, TransactionType | null>> = {
  hold: 'HOLD',
  hold_release: 'HOLD_RELEASE',
  reversal: 'REVERSAL',
  interest: 'INTEREST',
  charge: 'FEE',
  deposit: null,
  payment: null,
  withdrawal: null,
};

/** The first origin that is set decides. */
const TYPE_OF_ORIGIN: ReadonlyArray<readonly [Origin, TransactionType]> = [
  ['ach_id', 'ACH'],
  ['incoming_ach_id', 'ACH'],
  ['wire_id', 'WIRE_DOMESTIC'],
  ['incoming_wire_id', 'WIRE_DOMESTIC'],
  ['book_id', 'INTERNAL'],
  ['card_id', 'CARD'],
  ['check_id', 'CHECK'],
  ['issued_check_id', 'CHECK'],
  ['fednow_id', 'EFT'],
];

/** These win over the origin: a hold for a card payment is a hold. */
const OWN_TYPES: ReadonlySet<TransactionType> = new Set(['HOLD', 'HOLD_RELEASE', 'REVERSAL']);

/** `accountId` is the ref of the account that the list belongs to; undefined for the list over all. */
export type TransactionMapper = (json: TransactionJson, accountId?: string) => Transaction;

/** The mapper of transactions. */
export function transactionMapper(reader: Reader): TransactionMapper {
  const toWordType = wordTable<TransactionType | null>(reader, 'transaction.type', TYPES, 'OTHER');
  return (json, accountId) => {
    const account = accountId ?? json.account_id;
    const type = toType(toWordType(json.type), json);
    return {
      id: toGlobalId({ connector: reader.connector.name, kind: 'Transaction', ref: json.id }),
      connector: reader.connector.name,
      providerId: json.id,
      accountId: account === null ? null : toAccountId(reader, account),
      entryType: json.amount.minor < 0n ? 'DEBIT' : 'CREDIT',
      amount: absolute(json.amount),
      type,
      providerType: json.type,
      number: json.check_number ?? json.trace_id,
      description: json.desc,
      runningBalance: json.balance,
      postedAt: isPosting(type) && json.date ? `${json.date}T00:00:00Z` : null,
      createdAt: json.created,
      transferId: toTransferId(reader, json),
      cardId: toCardId(reader, json),
      userData: toShownUserData(json.userdata),
    };
  };
}

function toType(own: TransactionType | null, { origins }: TransactionJson): TransactionType {
  if (own !== null && OWN_TYPES.has(own)) return own;
  return TYPE_OF_ORIGIN.find(([origin]) => origins[origin])?.[1] ?? own ?? 'OTHER';
}

/** Holds reserve money; nothing is posted. **Source** transactions. */
function isPosting(type: TransactionType): boolean {
  return type !== 'HOLD' && type !== 'HOLD_RELEASE';
}

function toTransferId({ connector }: Reader, { origins }: TransactionJson): string | null {
  for (const resource of TRANSFER_RESOURCES) {
    const id = origins[`${resource}_id`];
    if (id)
      return toGlobalId({
        connector: connector.name,
        kind: 'Transfer',
        ref: toTransferRef({ resource, id }),
      });
  }
  return null;
}

function toCardId({ connector }: Reader, { origins }: TransactionJson): string | null {
  const ref = origins.card_id;
  return ref ? toGlobalId({ connector: connector.name, kind: 'Card', ref }) : null;
}
