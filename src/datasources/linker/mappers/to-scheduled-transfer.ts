import { toGlobalId } from '../../../domain/ids.js';
import type { ScheduledTransfer } from '../../../domain/recurring-transfer.js';
import type { Reader } from '../../reading/records.js';
import type { JobJson } from '../json/records.js';
import { splitMemo } from './memo.js';

/** Job → scheduled transfer. */
export function toScheduledTransfer({ connector }: Reader, json: JobJson): ScheduledTransfer {
  return {
    id: toGlobalId({ connector: connector.name, kind: 'ScheduledTransfer', ref: json.id }),
    connector: connector.name,
    providerId: json.id,
    memo: splitMemo(json.memo).text,
    amount: json.amount,
    scheduledDate: json.scheduledDate,
    source: json.from,
    destination: json.to,
    createdAt: null,
  };
}
