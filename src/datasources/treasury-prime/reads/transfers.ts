import type { Feed } from '../../../domain/page.js';
import type { Transfer, TransferFilter } from '../../../domain/transfer.js';
import type { Call, Query } from '../../http/upstream.js';
import type { TransfersPort } from '../../ports/ports.js';
import { readNamed } from '../../reading/named.js';
import type { TreasuryPrimeApi } from '../api.js';
import { transferMapper } from '../mappers/to-transfer.js';
import { statusToAsk } from '../mappers/transfer-statuses.js';
import { toDays } from '../narrowing.js';
import { parseTransferRef, RAIL_OF, TRANSFER_RESOURCES } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { listFeed } from './lists.js';
import { type Slice, toSlices } from './transfer-slices.js';

/** ACH, book transfers, wires and FedNow payments, each a list of its own. */
export function transfersPort(api: TreasuryPrimeApi): TransfersPort {
  const toTransfer = transferMapper(api);
  const toFeed = (call: Call, filter: TransferFilter, slice: Slice): Feed<Transfer> => {
    const { key, resource, keeps } = slice;
    const list = {
      path: `/${resource}`,
      noun: resource,
      query: toQuery(filter, slice),
      toDomain: toTransfer[resource],
      isOptional: resource === 'fednow',
    };
    return listFeed(key, { api, call }, list, keeps);
  };
  return {
    rails: TRANSFER_RESOURCES.map((resource) => RAIL_OF[resource]),
    list: async (call, { filter, accounts }) =>
      toSlices(api, filter, accounts).map((slice) => toFeed(call, filter, slice)),
    read: async (call, ref) => {
      const parsed = parseTransferRef(ref);
      if (!parsed) return null;
      const { resource, id } = parsed;
      const path = `/${resource}/${encodeURIComponent(id)}`;
      const answer = await orUnknown(api.upstream.get(call, path));
      return answer && readNamed(api, answer, { noun: resource, id }, toTransfer[resource]);
    },
  };
}

function toQuery(filter: TransferFilter, { resource, query }: Slice): Query {
  return { ...query, ...toDays(filter), status: statusToAsk(resource, filter.statuses) };
}
