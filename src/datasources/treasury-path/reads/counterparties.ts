import type { Counterparty } from '../../../domain/counterparty.js';
import { wholeFeed } from '../../../domain/page.js';
import type { CounterpartiesPort } from '../../ports/ports.js';
import { insideData, readNamed } from '../../reading/named.js';
import { orNull } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';
import { readRecipient } from '../json/records.js';
import { toCounterparty } from '../mappers/to-counterparty.js';
import { companyPath } from '../paths.js';
import { parseOwnedRef } from '../refs.js';
import { readOfAll } from './companies.js';
import { type NumberedList, readWhole } from './lists.js';
import { findInCompanies } from './many.js';

/** The recipients of all companies. Lists show the active ones. **Source** recipients. */
export function counterpartiesPort(api: TreasuryPathApi): CounterpartiesPort {
  const listOf = (companyId: string): NumberedList<Counterparty> => ({
    path: companyPath(companyId, 'recipients'),
    noun: 'recipient',
    toDomain: (fields) => toCounterparty(readRecipient(fields), companyId, api.connector),
    isPaged: false,
  });
  return {
    list: async (call) => {
      const reading = { api, call };
      const load = () => readOfAll(reading, (companyId) => readWhole(reading, listOf(companyId)));
      return [wholeFeed('counterparties', load)];
    },
    read: async (call, ref) => {
      const owned = parseOwnedRef(ref);
      if (!owned) return null;
      const { companyId, id } = owned;
      const answer = await orNull(api.upstream.get(call, companyPath(companyId, 'recipients', id)));
      const { noun, toDomain } = listOf(companyId);
      return answer && readNamed(api, answer, { noun, id, inside: insideData }, toDomain);
    },
    readMany: (call, refs) =>
      findInCompanies(refs, (companyId) =>
        readWhole({ api, call }, { ...listOf(companyId), isOptional: true }),
      ),
  };
}
