import type { TransferStatus } from '../../../domain/transfer.js';
import type { TransferResource } from '../refs.js';

type Words = Readonly<Record<string, TransferStatus>>;

/** **Source** ACH: no positive confirmation ever comes, `sent` may still become `returned`. */
const ACH: Words = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  sent: 'SENT',
  returned: 'RETURNED',
  error: 'FAILED',
  canceled: 'CANCELED',
};

/** **Source** book transfers: `sent` is final, both sides are booked. */
const BOOK: Words = { pending: 'PENDING', sent: 'COMPLETED', error: 'FAILED', canceled: 'CANCELED' };

/** **Source** wires: `void` is set by the bank after `sent`; the money is back. */
const WIRE: Words = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  sent: 'SENT',
  void: 'RETURNED',
  error: 'FAILED',
  canceled: 'CANCELED',
};

/** **Source** FedNow. `sent` with an external `rejected` is told apart by the mapper. */
const FEDNOW: Words = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  sent: 'SENT',
  done: 'COMPLETED',
  error: 'FAILED',
  canceled: 'CANCELED',
};

/** The words for states, which differ by kind of transfer. */
export const TRANSFER_STATUSES: Readonly<Record<TransferResource, Words>> = {
  ach: ACH,
  book: BOOK,
  wire: WIRE,
  fednow: FEDNOW,
};
