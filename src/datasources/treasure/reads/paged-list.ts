import type { Feed, Listed } from '../../../domain/page.js';
import type { Call, Query } from '../../http/upstream.js';
import { offsetFeed } from '../../paging/offset-feed.js';
import type { Fields } from '../../reading/fields.js';
import { readRecords } from '../../reading/records.js';
import type { TreasureApi } from '../api.js';
import { recordsOf } from '../json/records.js';
import { businessPath } from '../paths.js';
import { orNone } from '../refusals.js';

/** The most records that Treasure gives at once. */
export const PAGE_LIMIT = 100;

export interface PagedList<T> {
  /** The last part of the path, and the key of the list in the answer. */
  readonly name: 'transfers' | 'documents';
  readonly noun: string;
  readonly query: Query;
  readonly toDomain: (fields: Fields, businessId: string) => T;
  /** Rows to give; all when absent. */
  readonly keeps?: (row: T) => boolean;
}

/**
 * The feed of a list that a business has, newest first. A business whose state forbids looking has nothing to show.
 *
 * **Source** lists with `limit` and `offset`.
 */
export function pagedList<T extends Listed>(
  api: TreasureApi,
  call: Call,
  businessId: string,
  list: PagedList<T>,
): Feed<T> {
  const path = businessPath(businessId, list.name);
  return offsetFeed({
    key: businessId,
    limit: PAGE_LIMIT,
    ...(list.keeps && { keeps: list.keeps }),
    read: async (offset) => {
      const query = { ...list.query, limit: PAGE_LIMIT, offset };
      const reading = api.upstream.get(call, path, query);
      // Behind the first page, a refusal is one of the offset.
      const answer = offset === 0 ? await orNone(reading) : await reading;
      const records = answer ? recordsOf(api, answer, list.name) : [];
      const { items, unreadable } = readRecords(api, list.noun, records, (fields) =>
        list.toDomain(fields, businessId),
      );
      return { items, unreadable, received: records.length };
    },
  });
}
