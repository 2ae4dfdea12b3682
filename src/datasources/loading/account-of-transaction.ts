import type { Transaction } from '../../domain/transaction.js';
import type { TransferParty } from '../../domain/transfer.js';
import type { Loaders } from './loaders.js';

/**
 * The global id of the account that a transaction belongs to, null where nothing tells. A row that does not name its account is
 * traced: to the transfer or card it came from (shared by all rows of it), else by reading the transaction singly.
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
  return endOf(transaction) === 'source' ? source : destination;
}

/** Money leaves the source and reaches the destination; a reversal goes the other way. */
function endOf(transaction: Transaction): 'source' | 'destination' {
  const leaves = transaction.entryType === 'DEBIT';
  return leaves !== (transaction.type === 'REVERSAL') ? 'source' : 'destination';
}

async function fromCard(loaders: Loaders, transaction: Transaction): Promise<string | null> {
  const card = transaction.cardId ? await loaders.card.load(transaction.cardId) : null;
  return card?.accountId ?? null;
}

function accountId(party: TransferParty | null): string | null {
  return party?.kind === 'Account' ? party.id : null;
}
