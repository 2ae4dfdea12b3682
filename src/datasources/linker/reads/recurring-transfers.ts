import type { RecurringTransfersPort } from '../../ports/ports.js';
import type { LinkerApi } from '../api.js';
import { toNarrowing } from '../narrowing.js';
import { listFeed } from './lists.js';
import { readOrNull, seriesResource } from './object-reads.js';

/** The series of the token's user. They name no account: a caller limited to accounts sees none, unless the token is its own. */
export function recurringTransfersPort(api: LinkerApi): RecurringTransfersPort {
  const resource = seriesResource(api);
  const list = { ...resource, key: 'recurringTransfers' } as const;
  return {
    isCallersOwn: api.isCallersOwn,
    list: async (call, { filter, accounts }) =>
      accounts && !api.isCallersOwn ? [] : [listFeed({ api, call }, { ...list, query: toNarrowing(filter) })],
    read: (call, ref) => readOrNull({ api, call }, resource, ref),
  };
}
