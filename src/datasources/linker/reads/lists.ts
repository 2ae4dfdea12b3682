import { type Feed, type Listed, type Page, wholeFeed } from '../../../domain/page.js';
import type { Call, Query } from '../../http/upstream.js';
import type { Fields } from '../../reading/fields.js';
import { readRecords } from '../../reading/records.js';
import type { LinkerApi } from '../api.js';
import { idOf, type ListKey, recordsOf } from '../json/records.js';
import { readWhole } from './shifting-list.js';

/** The default, and the most that is known to be served. */
const PAGE_LIMIT = 100;

/** As many rows but one may leave between two pages without a new start. */
const OVERLAP = 10;

/** A list of Linker and how its rows are read. */
export interface LinkerList<T> {
  readonly path: string;
  /** The key of the list in the answer. */
  readonly key: ListKey;
  readonly noun: string;
  readonly query: Query;
  readonly toDomain: (fields: Fields) => T;
  /** Linker's own order when absent. */
  readonly order?: (a: T, b: T) => number;
}

/** What a list is read with. */
export interface Reading {
  readonly api: LinkerApi;
  readonly call: Call;
  /** Reads again what this request has already read. */
  readonly isFresh?: boolean;
}

/**
 * A list as one feed, read whole: rows leave it, so that no place in it can be come back to. Rows without a moment of creation
 * keep the order of the list. **Source** recurring transfers: query rules.
 */
export function listFeed<T extends Listed>(reading: Reading, list: LinkerList<T>): Feed<T> {
  const places = new Map<string, number>();
  const placeOf = ({ id }: T) => places.get(id) ?? 0;
  return wholeFeed(
    list.key,
    async () => {
      const page = await readList(reading, list);
      places.clear();
      for (const [place, { id }] of page.items.entries()) places.set(id, place);
      return page;
    },
    list.order ?? ((a, b) => placeOf(a) - placeOf(b)),
  );
}

/** A list to its end. Rows are made of the records last, so that what a page repeats is not reported twice. */
export async function readList<T>(
  { api, call, isFresh = false }: Reading,
  list: LinkerList<T>,
): Promise<Omit<Page<T>, 'next'>> {
  const read = (query: Query, fresh: boolean) =>
    api.upstream.get(call, list.path, query, { fresh: isFresh || fresh });
  const { records, isIncomplete } = await readWhole({
    limit: PAGE_LIMIT,
    overlap: OVERLAP,
    idOf,
    read: async (offset, fresh) => {
      const query = { ...list.query, limit: PAGE_LIMIT, offset };
      return recordsOf(api, await read(query, fresh), list.key);
    },
  });
  const page = readRecords(api, list.noun, records, list.toDomain);
  return isIncomplete ? { ...page, incomplete: true } : page;
}
