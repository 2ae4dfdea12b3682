import type { ScheduledTransfer } from '../../../domain/recurring-transfer.js';
import type { ScheduledTransfersPort } from '../../ports/ports.js';
import type { LinkerApi } from '../api.js';
import { listFeed } from './lists.js';
import { jobResource, readOrNull } from './object-reads.js';

/** The jobs of the token's user, the nearest first. They name no account either. */
export function scheduledTransfersPort(api: LinkerApi): ScheduledTransfersPort {
  const resource = jobResource(api);
  const list = { ...resource, key: 'recurringTransferJobs', query: {}, order: nearestFirst } as const;
  return {
    isCallersOwn: api.isCallersOwn,
    list: async (call, { accounts }) =>
      accounts && !api.isCallersOwn ? [] : [listFeed({ api, call }, list)],
    read: (call, ref) => readOrNull({ api, call }, resource, ref),
  };
}

/** By date, then by id. */
function nearestFirst(a: ScheduledTransfer, b: ScheduledTransfer): number {
  return compare(a.scheduledDate, b.scheduledDate) || compare(a.providerId, b.providerId);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
