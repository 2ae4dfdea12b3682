import { type NodeKind, toGlobalId } from '../../../domain/ids.js';
import type { Reader } from '../../reading/records.js';
import { type EntryRef, toEntryRef } from '../refs.js';

export const toAccountId = idMaker('Account');
export const toLedgerId = idMaker('Ledger');
export const toCardId = idMaker('Card');

export function toTransactionId({ connector }: Reader, entry: EntryRef): string {
  return toGlobalId({ connector: connector.name, kind: 'Transaction', ref: toEntryRef(entry) });
}

/** A transfer is the transaction that it was booked with. */
export function toTransferId({ connector }: Reader, entry: EntryRef): string {
  return toGlobalId({ connector: connector.name, kind: 'Transfer', ref: toEntryRef(entry) });
}

/** Of objects whose ref is their UUID; null stays null. */
function idMaker(kind: NodeKind): <U extends string | null>(reader: Reader, uuid: U) => U {
  return <U extends string | null>({ connector }: Reader, uuid: U) =>
    (uuid === null ? null : toGlobalId({ connector: connector.name, kind, ref: uuid })) as U;
}
