import { toGlobalId } from '../../../domain/ids.js';
import {
  FREQUENCY_WORDS,
  type RecurrenceDuration,
  type RecurrenceFrequency,
  type RecurringTransfer,
  type RecurringTransferStatus,
} from '../../../domain/recurring-transfer.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { RecurringTransferJson } from '../json/records.js';
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

/** Words are not published: these are the usual ones. **Source** recurringTransfer and its fields: frequency (assumed). */
const FREQUENCIES: Readonly<Record<string, RecurrenceFrequency>> = {
  [FREQUENCY_WORDS.WEEKLY]: 'WEEKLY',
  [FREQUENCY_WORDS.BIWEEKLY]: 'BIWEEKLY',
  [FREQUENCY_WORDS.MONTHLY]: 'MONTHLY',
};

/** The mapper of recurring transfers. */
export function recurringTransferMapper(reader: Reader): (json: RecurringTransferJson) => RecurringTransfer {
  const connector = reader.connector.name;
  const toStatus = wordTable(reader, 'recurringTransfer.status', STATUSES, 'UNKNOWN');
  const toDuration = wordTable(reader, 'recurringTransfer.durationType', DURATIONS, 'UNKNOWN');
  const toFrequency = wordTable(reader, 'recurringTransfer.frequency', FREQUENCIES, 'UNKNOWN');
  return (json) => ({
    id: toGlobalId({ connector, kind: 'RecurringTransfer', ref: json.id }),
    connector,
    providerId: json.id,
    memo: splitMemo(json.memo).text,
    amount: json.amount,
    frequency: toFrequency(json.frequency),
    providerFrequency: json.frequency,
    frequencyData: json.frequencyData,
    status: toStatus(json.status),
    duration: toDuration(json.durationType),
    startingDate: json.startingDate,
    endingDate: json.endingDate,
    remainingTransfers: json.remainingTransfersQuantity,
    source: json.from,
    destination: json.to,
    createdAt: null,
  });
}
