import type { Business } from '../../../domain/business.js';
import { type Page, wholeFeed } from '../../../domain/page.js';
import type { BusinessesPort } from '../../ports/ports.js';
import { mapBounded } from '../../reading/bounded.js';
import { insideData, readNamed } from '../../reading/named.js';
import { orNull } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';
import { type EntityJson, readEntity, readFeature } from '../json/records.js';
import { toBusiness, toBusinessId } from '../mappers/to-business.js';
import { companyPath } from '../paths.js';
import { type OwnedRef, parseOwnedRef } from '../refs.js';
import { accountReads } from './bank-account-reads.js';
import { readOfAll } from './companies.js';
import { type NumberedList, type Reading, readWhole } from './lists.js';

/** **Source** entity features. */
const MULTI_CURRENCY = 'multi_currency_account';

/** The entities of all companies. Each costs one more read, of its features. */
export function businessesPort(api: TreasuryPathApi): BusinessesPort {
  const accounts = accountReads(api);
  return {
    list: async (call) => [wholeFeed('businesses', () => readBusinesses({ api, call }))],
    read: async (call, ref) => {
      const owned = parseOwnedRef(ref);
      return owned && readBusiness({ api, call }, owned);
    },
    accountsOf: async (call, ref) => {
      const owned = parseOwnedRef(ref);
      if (!owned) return [];
      const businessId = toBusinessId(owned, api.connector);
      const load = async () => {
        const page = await accounts.ofNamedCompany(call, owned.companyId);
        return { ...page, items: page.items.filter((account) => account.businessId === businessId) };
      };
      return [wholeFeed('accounts', load)];
    },
  };
}

/** An entity, and where it is. */
interface Placed {
  readonly companyId: string;
  readonly json: EntityJson;
}

async function readBusinesses(reading: Reading): Promise<Omit<Page<Business>, 'next'>> {
  const entities = await readOfAll(reading, (companyId) => readWhole(reading, entityList(companyId)));
  const items = await mapBounded(entities.items, (placed) => withFeatures(reading, placed));
  return { ...entities, items };
}

function entityList(companyId: string): NumberedList<Placed> {
  return {
    path: companyPath(companyId, 'entities'),
    noun: 'entity',
    toDomain: (fields) => ({ companyId, json: readEntity(fields) }),
    isPaged: true,
  };
}

async function readBusiness({ api, call }: Reading, { companyId, id }: OwnedRef): Promise<Business | null> {
  const answer = await orNull(api.upstream.get(call, companyPath(companyId, 'entities', id)));
  if (!answer) return null;
  const json = readNamed(api, answer, { noun: 'entity', id, inside: insideData }, readEntity);
  return withFeatures({ api, call }, { companyId, json });
}

async function withFeatures(reading: Reading, { companyId, json }: Placed): Promise<Business> {
  const features = await readWhole(reading, {
    path: companyPath(companyId, 'entities', json.id, 'features'),
    noun: 'feature',
    toDomain: readFeature,
    isPaged: false,
    isOptional: true,
  });
  const multiCurrency = features.items.find((feature) => feature.feature_identifier === MULTI_CURRENCY);
  return toBusiness(json, companyId, multiCurrency ?? null, reading.api.connector);
}
