import type { TransferStatus } from '../../../domain/transfer.js';
import { canMean, type Words, wordFor } from '../narrowing.js';
import type { TransferResource } from '../refs.js';

/** **Source** ACH: no positive confirmation ever comes, `sent` may still become `returned`. */
const ACH: Words<TransferStatus> = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  sent: 'SENT',
  returned: 'RETURNED',
  error: 'FAILED',
  canceled: 'CANCELED',
};

/** **Source** book transfers: `sent` is final, both sides are booked. */
const BOOK: Words<TransferStatus> = {
  pending: 'PENDING',
  sent: 'COMPLETED',
  error: 'FAILED',
  canceled: 'CANCELED',
};

/** **Source** wires: `void` is set by the bank after `sent`; the money is back. */
const WIRE: Words<TransferStatus> = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  sent: 'SENT',
  void: 'RETURNED',
  error: 'FAILED',
  canceled: 'CANCELED',
};

/** **Source** FedNow. A payment that was rejected outside is told apart by `isRejected`. */
const FEDNOW: Words<TransferStatus> = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  sent: 'SENT',
  done: 'COMPLETED',
  error: 'FAILED',
  canceled: 'CANCELED',
};

/** The words for states, which differ by kind of transfer. */
export const TRANSFER_STATUS_WORDS: Readonly<Record<TransferResource, Words<TransferStatus>>> = {
  ach: ACH,
  book: BOOK,
  wire: WIRE,
  fednow: FEDNOW,
};

/** True of a FedNow payment that failed outside, whatever its own status says. **Source** FedNow: external_status. */
export function isRejected(externalStatus: string | null): boolean {
  return externalStatus?.toLowerCase() === 'rejected';
}

/** The word to narrow a list by, where one word of the resource means just these statuses. */
export function statusToAsk(
  resource: TransferResource,
  statuses: readonly TransferStatus[] | undefined,
): string | undefined {
  // Rejected payments have failed under any word of their own.
  if (resource === 'fednow' && statuses?.includes('FAILED')) return undefined;
  return wordFor(TRANSFER_STATUS_WORDS[resource], statuses);
}

/** False when no transfer of the resource can have one of these statuses. */
export function canHaveStatus(
  resource: TransferResource,
  statuses: readonly TransferStatus[] | undefined,
): boolean {
  return canMean(TRANSFER_STATUS_WORDS[resource], statuses);
}
