import { toGlobalId } from '../../../domain/ids.js';
import { absolute } from '../../../domain/money.js';
import type { Transaction, TransactionType } from '../../../domain/transaction.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { Origin, WireTransaction } from '../json/records.js';
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
export type TransactionMapper = (wire: WireTransaction, accountId?: string) => Transaction;

/** The mapper of transactions. */
export function transactionMapper(reader: Reader): TransactionMapper {
  const toWordType = wordTable<TransactionType | null>(reader, 'transaction.type', TYPES, 'OTHER');
  return (wire, accountId) => {
    const account = accountId ?? wire.account_id;
    const type = toType(toWordType(wire.type), wire);
    return {
      id: toGlobalId({ connector: reader.connector.name, kind: 'Transaction', ref: wire.id }),
      connector: reader.connector.name,
      providerId: wire.id,
      accountId: account === null ? null : toAccountId(reader, account),
      entryType: wire.amount.minor < 0n ? 'DEBIT' : 'CREDIT',
      amount: absolute(wire.amount),
      type,
      providerType: wire.type,
      number: wire.check_number ?? wire.trace_id,
      description: wire.desc,
      runningBalance: wire.balance,
      postedAt: isPosting(type) && wire.date ? `${wire.date}T00:00:00Z` : null,
      createdAt: wire.created,
      transferId: toTransferId(reader, wire),
      cardId: toCardId(reader, wire),
    };
  };
}

function toType(own: TransactionType | null, { origins }: WireTransaction): TransactionType {
  if (own !== null && OWN_TYPES.has(own)) return own;
  return TYPE_OF_ORIGIN.find(([origin]) => origins[origin])?.[1] ?? own ?? 'OTHER';
}

/** Holds reserve money; nothing is posted. **Source** transactions. */
function isPosting(type: TransactionType): boolean {
  return type !== 'HOLD' && type !== 'HOLD_RELEASE';
}

function toTransferId({ connector }: Reader, { origins }: WireTransaction): string | null {
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

function toCardId({ connector }: Reader, { origins }: WireTransaction): string | null {
  const ref = origins.card_id;
  return ref ? toGlobalId({ connector: connector.name, kind: 'Card', ref }) : null;
}
