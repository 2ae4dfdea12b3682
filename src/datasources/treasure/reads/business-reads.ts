import type { Business } from '../../../domain/business.js';
import type { Feed, Listed, Page } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import { readNamed } from '../../reading/named.js';
import { readRecords } from '../../reading/records.js';
import type { TreasureApi } from '../api.js';
import { readBusiness as readWire, recordsOf } from '../json/records.js';
import { businessMapper } from '../mappers/to-business.js';
import { businessPath } from '../paths.js';
import { orUnknown } from '../refusals.js';

/** All businesses: Treasure gives them in one piece. */
export async function readBusinesses(api: TreasureApi, call: Call): Promise<Page<Business>> {
  const answer = await api.upstream.get(call, '/v1/businesses');
  const toBusiness = businessMapper(api);
  return readRecords(api, 'business', recordsOf(api, answer, 'businesses'), (fields) =>
    toBusiness(readWire(fields)),
  );
}

/** One business, or null when Treasure does not know it. */
export async function fetchBusiness(
  api: TreasureApi,
  call: Call,
  businessId: string,
): Promise<Business | null> {
  const answer = await orUnknown(api.upstream.get(call, businessPath(businessId)));
  if (!answer) return null;
  return readNamed(api, answer, { noun: 'business', id: businessId }, (fields) =>
    businessMapper(api)(readWire(fields)),
  );
}

/**
 * One feed for each of these businesses; of all businesses when none are named. Where a business itself cannot be read, a feed
 * without rows says so, since its rows are missing.
 */
export async function feedsByBusiness<T extends Listed>(
  api: TreasureApi,
  call: Call,
  businessIds: readonly string[] | undefined,
  feed: (businessId: string) => Feed<T>,
): Promise<ReadonlyArray<Feed<T>>> {
  if (businessIds) return [...new Set(businessIds)].map(feed);
  const { items, unreadable } = await readBusinesses(api, call);
  const feeds = items.map(({ providerId }) => feed(providerId));
  if (unreadable === 0) return feeds;
  return [...feeds, { key: 'unreadable businesses', read: async () => ({ items: [], unreadable }) }];
}
