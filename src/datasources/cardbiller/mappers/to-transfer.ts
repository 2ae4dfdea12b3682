import type { Transfer, TransferParty, TransferRail, TransferStatus } from '../../../domain/transfer.js';
import { meaningOf, type Reader, wordTable } from '../../reading/records.js';
import type { TransactionJson } from '../json/records.js';
import { toAccountId, toCardId, toLedgerId, toTransferId } from './global-ids.js';
import { withoutReference } from './reference.js';

/** **Source** object models: transaction, status; nothing pending is documented. */
const STATUSES: Readonly<Record<string, TransferStatus>> = { Posted: 'COMPLETED' };

/** The type of a transaction that moves money between a ledger and a card. **Source** object models: transaction (assumed). */
export const CARD_MOVE = 'Debit Card';

/** The way of money between a ledger and a card. */
export interface CardMove {
  readonly rail: TransferRail;
  readonly ledger: string;
  readonly card: string;
}

const RAILS: Readonly<Record<string, TransferRail>> = { debit: 'CARD_LOAD', credit: 'CARD_DEBIT' };

/**
 * What a transaction says of money that moved between a ledger and a card; null of any other. A debit is one to the ledger: it loads
 * the card. Where no ledger is named, the card was used. **Source** object models: transaction (assumed).
 */
export function fundingOf(json: TransactionJson): CardMove | null {
  const { transactionType, entryType, ledgerUuid: ledger, cardUuid: card } = json;
  const rail = meaningOf(RAILS, entryType);
  if (transactionType?.toLowerCase() !== CARD_MOVE.toLowerCase() || !rail || !ledger || !card) return null;
  return { rail, ledger, card };
}

/** A row of the list of `account`; null where it is no transfer. */
export type TransferMapper = (json: TransactionJson, account: string) => Transfer | null;

/** The mapper of card loads and debits. */
export function transferMapper(reader: Reader): TransferMapper {
  const toStatus = wordTable(reader, 'transaction.status', STATUSES, 'UNKNOWN');
  return (json, account) => {
    const funding = fundingOf(json);
    if (!funding) return null;
    const status = toStatus(json.status);
    const at = json.createdAt;
    return {
      ...toEnds(reader, funding),
      id: toTransferId(reader, { account, transaction: json.transactionUuid }),
      connector: reader.connector.name,
      providerId: json.transactionUuid,
      rail: funding.rail,
      status,
      providerStatus: json.status,
      amount: json.amount,
      accountId: toAccountId(reader, account),
      description: withoutReference(json.description),
      secCode: null,
      service: null,
      effectiveDate: null,
      failureReason: null,
      timeline: [{ status, providerStatus: json.status, at, origin: 'READ' }],
      cancelable: false,
      createdAt: at,
      updatedAt: null,
      userData: null,
      // No key of any kind is documented. **Source** idempotency.
      idempotencyKey: null,
    };
  };
}

/** The originating side is the ledger's: a load pushes money out of it, a debit pulls it in. */
function toEnds(
  reader: Reader,
  { rail, ledger, card }: CardMove,
): Pick<Transfer, 'direction' | 'source' | 'destination'> {
  const ofLedger: TransferParty = { kind: 'Ledger', id: toLedgerId(reader, ledger) };
  const ofCard: TransferParty = { kind: 'Card', id: toCardId(reader, card) };
  return { direction: rail === 'CARD_LOAD' ? 'PUSH' : 'PULL', source: ofLedger, destination: ofCard };
}
