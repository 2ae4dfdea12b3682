import { wholeFeed } from '../../../domain/page.js';
import type { BusinessesPort } from '../../ports/ports.js';
import { type NamedRecord, readNamed } from '../../reading/named.js';
import type { TreasureApi } from '../api.js';
import { toWireInstructions } from '../mappers/to-wire-instructions.js';
import { businessPath } from '../paths.js';
import { parseBusinessRef, toBusinessRef } from '../refs.js';
import { orNone } from '../refusals.js';
import { accountReads } from './account-reads.js';
import { fetchBusiness, readBusinesses } from './business-reads.js';

/** The platform's clients at Treasure. */
export function businessesPort(api: TreasureApi): BusinessesPort {
  const accounts = accountReads(api);
  return {
    list: async (call) => [wholeFeed('businesses', () => readBusinesses(api, call))],
    read: async (call, ref) => {
      const businessId = parseBusinessRef(ref);
      return businessId === null ? null : fetchBusiness(api, call, businessId);
    },
    readMany: async (call, refs) => {
      if (refs.length < 2) return new Map();
      const { items } = await readBusinesses(api, call);
      const found = items.map((business) => [toBusinessRef(business.providerId), business] as const);
      return new Map(found.filter(([ref]) => refs.includes(ref)));
    },
    accountsOf: async (call, ref) => {
      const businessId = parseBusinessRef(ref);
      if (businessId === null) return [];
      return [wholeFeed('accounts', () => accounts.allOfBusiness(call, businessId))];
    },
    wireInstructions: async (call, ref) => {
      const businessId = parseBusinessRef(ref);
      if (businessId === null) return null;
      const path = businessPath(businessId, 'wire_instructions');
      const answer = await orNone(api.upstream.get(call, path));
      return answer && readNamed(api, answer, instructionsOf(businessId), toWireInstructions);
    },
  };
}

/** They have no id of their own. */
function instructionsOf(businessId: string): NamedRecord {
  return { noun: 'wire_instructions', id: businessId, key: 'business_id', isOptional: true };
}
