import type { Feed, Listed } from '../../domain/page.js';
import type { Call, Query } from '../http/upstream.js';
import { type CursorRead, cursorFeed } from '../paging/cursor-feed.js';
import type { Fields } from '../reading/fields.js';
import { readRecords } from '../reading/records.js';
import type { TreasuryPrimeApi } from './api.js';
import { orNotEnabled } from './refusals.js';
import { readPage } from './wire.js';

/** The default, and the most that is known to be served. */
const PAGE_SIZE = 100;

/** A list of Treasury Prime and how its rows are read. */
export interface CursorList<T> {
  readonly path: string;
  readonly noun: string;
  /** Sent with every page: `page_next` itself leaves it out. */
  readonly query?: Query;
  readonly toDomain: (fields: Fields) => T;
  /** True for lists that need an entitlement: without it (403, 404) they are empty. */
  readonly isOptional?: boolean;
}

/** Reads one page. **Source** lists. */
export async function readListPage<T>(
  { api, call }: { readonly api: TreasuryPrimeApi; readonly call: Call },
  list: CursorList<T>,
  cursor: string | undefined,
): Promise<CursorRead<T>> {
  const query = { ...list.query, page_size: PAGE_SIZE, page_cursor: cursor };
  const reading = api.upstream.get(call, list.path, query);
  const answer = list.isOptional ? await orNotEnabled(reading) : await reading;
  if (!answer) return { items: [], unreadable: 0, received: 0, next: null };
  const { records, next } = readPage(api, answer);
  return { ...readRecords(api, list.noun, records, list.toDomain), received: records.length, next };
}

/** A list as a feed, newest first. */
export function listFeed<T extends Listed>(
  key: string,
  reading: { readonly api: TreasuryPrimeApi; readonly call: Call },
  list: CursorList<T>,
  keeps?: (row: T) => boolean,
): Feed<T> {
  return cursorFeed({ key, read: (cursor) => readListPage(reading, list, cursor), ...(keeps && { keeps }) });
}

/**
 * The rows of a list that have one of these ids, from as few pages as it takes; stops when all are found, at the end, or when
 * reading each of the missing singly would be as cheap.
 */
export async function findInList<T>(
  reading: { readonly api: TreasuryPrimeApi; readonly call: Call },
  list: CursorList<T>,
  ids: readonly string[],
  idOf: (row: T) => string,
): Promise<ReadonlyMap<string, T>> {
  const wanted = new Set(ids);
  const found = new Map<string, T>();
  let cursor: string | undefined;
  for (let pages = 0; pages < Math.ceil(ids.length / 2); pages += 1) {
    const page = await readListPage(reading, list, cursor);
    for (const row of page.items) if (wanted.has(idOf(row))) found.set(idOf(row), row);
    if (found.size === wanted.size || page.next === null || page.received === 0) break;
    cursor = page.next;
  }
  return found;
}

/** Days, both included, in Treasury Prime's terms: its last day is not included. **Source** lists. */
export function toDays(filter: { readonly createdFrom?: string; readonly createdTo?: string }): Query {
  return {
    from_date: filter.createdFrom,
    to_date: filter.createdTo === undefined ? undefined : dayAfter(filter.createdTo),
  };
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The one word that means just these statuses, for narrowing a list by equality; undefined where there is none. */
export function wordFor<S extends string>(
  words: Readonly<Record<string, S>>,
  statuses: readonly S[] | undefined,
): string | undefined {
  if (statuses?.length !== 1) return undefined;
  const matching = Object.keys(words).filter((word) => words[word] === statuses[0]);
  return matching.length === 1 ? matching[0] : undefined;
}
