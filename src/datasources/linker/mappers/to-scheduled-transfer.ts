import { toGlobalId } from '../../../domain/ids.js';
import type { ScheduledTransfer } from '../../../domain/recurring-transfer.js';
import type { Reader } from '../../reading/records.js';
import type { WireJob } from '../json/records.js';
import { splitMemo } from './memo.js';

/** Job → scheduled transfer. */
export function toScheduledTransfer({ connector }: Reader, wire: WireJob): ScheduledTransfer {
  return {
    id: toGlobalId({ connector: connector.name, kind: 'ScheduledTransfer', ref: wire.id }),
    connector: connector.name,
    providerId: wire.id,
    memo: splitMemo(wire.memo).text,
    amount: wire.amount,
    scheduledDate: wire.scheduledDate,
    source: wire.from,
    destination: wire.to,
    createdAt: null,
  };
}
