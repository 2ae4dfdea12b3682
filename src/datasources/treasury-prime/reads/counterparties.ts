import type { Counterparty } from '../../../domain/counterparty.js';
import type { CounterpartiesPort } from '../../ports/ports.js';
import { readNamed } from '../../reading/named.js';
import type { TreasuryPrimeApi } from '../api.js';
import { readCounterparty } from '../json/records.js';
import { counterpartyMapper } from '../mappers/to-counterparty.js';
import { isId } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { type CursorList, findInList, listFeed } from './lists.js';

/** The other parties of ACH transfers and wires. Rows of the list are whole. */
export function counterpartiesPort(api: TreasuryPrimeApi): CounterpartiesPort {
  const toCounterparty = counterpartyMapper(api);
  const list: CursorList<Counterparty> = {
    path: '/counterparty',
    noun: 'counterparty',
    toDomain: (fields) => toCounterparty(readCounterparty(fields)),
  };
  return {
    list: async (call) => [listFeed('counterparties', { api, call }, list)],
    read: async (call, ref) => {
      if (!isId(ref)) return null;
      const answer = await orUnknown(api.upstream.get(call, `/counterparty/${encodeURIComponent(ref)}`));
      return answer && readNamed(api, answer, { noun: 'counterparty', id: ref }, list.toDomain);
    },
    readMany: (call, refs) => findInList({ api, call }, list, refs, ({ providerId }) => providerId),
  };
}
