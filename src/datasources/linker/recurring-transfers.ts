import type { RecurringTransfersPort } from '../ports/ports.js';
import type { Fields } from '../reading/fields.js';
import { readRecord } from '../reading/records.js';
import type { LinkerApi } from './api.js';
import { listFeed } from './lists.js';
import { recurringTransferMapper } from './mappers/to-recurring-transfer.js';
import { toNarrowing } from './narrowing.js';
import { isId } from './refs.js';
import { orUnknown } from './refusals.js';
import { PATHS, readRecurringTransfer } from './wire.js';

/** The series of the token's user. They name no account: a caller limited to accounts sees none, unless the token is its own. */
export function recurringTransfersPort(api: LinkerApi): RecurringTransfersPort {
  const map = recurringTransferMapper(api);
  const toDomain = (fields: Fields) => map(readRecurringTransfer(fields, api.currency));
  return {
    isCallersOwn: api.isCallersOwn,
    list: async (call, { filter, accounts }) => {
      if (accounts && !api.isCallersOwn) return [];
      const list = {
        path: PATHS.recurringTransfers,
        key: 'recurringTransfers',
        noun: 'recurringTransfer',
        query: toNarrowing(filter),
        toDomain,
      } as const;
      return [listFeed({ api, call }, list)];
    },
    read: async (call, ref) => {
      if (!isId(ref)) return null;
      const path = `${PATHS.recurringTransfers}/${encodeURIComponent(ref)}`;
      const answer = await orUnknown(api.upstream.get(call, path));
      return (
        answer && readRecord(api, 'recurringTransfer', answer, (fields) => toDomain(fields.object('data')))
      );
    },
  };
}
