import { toGlobalId } from '../../../domain/ids.js';
import type {
  RecurrenceDuration,
  RecurringTransfer,
  RecurringTransferStatus,
} from '../../../domain/recurring-transfer.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { WireRecurringTransfer } from '../json/records.js';
import { splitMemo } from './memo.js';

/** **Source** recurring transfers: object, lifecycle. */
const STATUSES: Readonly<Record<string, RecurringTransferStatus>> = {
  ACTIVE: 'ACTIVE',
  INACTIVE: 'INACTIVE',
};

/** **Source** recurringTransfer and its fields. */
const DURATIONS: Readonly<Record<string, RecurrenceDuration>> = {
  continuous: 'CONTINUOUS',
  numberOfTransfers: 'NUMBER_OF_TRANSFERS',
};

/** The mapper of recurring transfers. */
export function recurringTransferMapper(reader: Reader): (wire: WireRecurringTransfer) => RecurringTransfer {
  const connector = reader.connector.name;
  const toStatus = wordTable(reader, 'recurringTransfer.status', STATUSES, 'UNKNOWN');
  const toDuration = wordTable(reader, 'recurringTransfer.durationType', DURATIONS, 'UNKNOWN');
  return (wire) => ({
    id: toGlobalId({ connector, kind: 'RecurringTransfer', ref: wire.id }),
    connector,
    providerId: wire.id,
    memo: splitMemo(wire.memo).text,
    amount: wire.amount,
    frequency: wire.frequency,
    frequencyData: wire.frequencyData,
    status: toStatus(wire.status),
    duration: toDuration(wire.durationType),
    startingDate: wire.startingDate,
    endingDate: wire.endingDate,
    remainingTransfers: wire.remainingTransfersQuantity,
    source: wire.from,
    destination: wire.to,
    createdAt: null,
  });
}
