import type { ScheduledTransfer } from '../../domain/recurring-transfer.js';
import type { ScheduledTransfersPort } from '../ports/ports.js';
import type { Fields } from '../reading/fields.js';
import { readRecord } from '../reading/records.js';
import type { LinkerApi } from './api.js';
import { type LinkerList, listFeed } from './lists.js';
import { toScheduledTransfer } from './mappers/to-scheduled-transfer.js';
import { isId } from './refs.js';
import { orUnknown } from './refusals.js';
import { PATHS, readJob } from './wire.js';

/** The jobs of the token's user, the nearest first. They name no account either. */
export function scheduledTransfersPort(api: LinkerApi): ScheduledTransfersPort {
  const toDomain = (fields: Fields) => toScheduledTransfer(api, readJob(fields, api.currency));
  const list: LinkerList<ScheduledTransfer> = {
    path: PATHS.jobs,
    key: 'recurringTransferJobs',
    noun: 'job',
    query: {},
    toDomain,
    order: nearestFirst,
  };
  return {
    isCallersOwn: api.isCallersOwn,
    list: async (call, { accounts }) =>
      accounts && !api.isCallersOwn ? [] : [listFeed({ api, call }, list)],
    read: async (call, ref) => {
      if (!isId(ref)) return null;
      const answer = await orUnknown(api.upstream.get(call, `${PATHS.jobs}/${encodeURIComponent(ref)}`));
      return answer && readRecord(api, 'job', answer, (fields) => toDomain(fields.object('data')));
    },
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
