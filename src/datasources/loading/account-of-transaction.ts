import type { Transaction } from '../../domain/transaction.js';
import type { TransferParty } from '../../domain/transfer.js';
import type { Loaders } from './loaders.js';

/**
 * The global id of the account of a transaction; null if it cannot be determined. If the row does not name its account, the account
 * comes from the transfer or card of the row (one read for all its rows), or from a single read of the transaction.
 */
export async function accountOfTransaction(
  loaders: Loaders,
  transaction: Transaction,
): Promise<string | null> {
  if (transaction.accountId !== null) return transaction.accountId;
  const traced = (await fromTransfer(loaders, transaction)) ?? (await fromCard(loaders, transaction));
  return traced ?? (await loaders.transaction.load(transaction.id))?.accountId ?? null;
}

async function fromTransfer(loaders: Loaders, transaction: Transaction): Promise<string | null> {
  const transfer = transaction.transferId ? await loaders.transfer.load(transaction.transferId) : null;
  if (!transfer) return null;
  const source = accountId(transfer.source);
  const destination = accountId(transfer.destination);
  if (!source || !destination) return source ?? destination;
  return isPayer(transaction) === (transfer.direction === 'PUSH') ? source : destination;
}

/** Whether the transaction belongs to the account that pays. A reversal moves money in the opposite direction. */
function isPayer({ entryType, type }: Transaction): boolean {
  return (entryType === 'DEBIT') !== (type === 'REVERSAL');
}

async function fromCard(loaders: Loaders, transaction: Transaction): Promise<string | null> {
  const card = transaction.cardId ? await loaders.card.load(transaction.cardId) : null;
  return card?.accountId ?? null;
}

function accountId(party: TransferParty | null): string | null {
  return party?.kind === 'Account' ? party.id : null;
}
