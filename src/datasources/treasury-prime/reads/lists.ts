import { UpstreamError } from '../../../domain/errors.js';
import type { Feed, Listed, Page } from '../../../domain/page.js';
import type { Call, Query } from '../../http/upstream.js';
import { type CursorRead, cursorFeed } from '../../paging/cursor-feed.js';
import { MAX_WHOLE_PAGES, notWhole, readPages, type WalkEnd } from '../../paging/read-pages.js';
import { mapBounded } from '../../reading/bounded.js';
import type { Fields } from '../../reading/fields.js';
import { readRecords } from '../../reading/records.js';
import type { TreasuryPrimeApi } from '../api.js';
import { readPage } from '../json/records.js';
import { orNotEnabled } from '../refusals.js';

/** The default, and the most that is known to be served. */
const PAGE_SIZE = 100;

/** Below this many ids, single reads cost no more than pages of a list. */
export const MANY = 3;

/** What a list is read with. */
export interface Reading {
  readonly api: TreasuryPrimeApi;
  readonly call: Call;
  /** Reads again what this request has already read. */
  readonly isFresh?: boolean;
}

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

/** Successive pages without rows that are followed. */
const MAX_EMPTY = 10;

/**
 * Reads one page. Pages without rows that name a next page are followed: only a page that names none is the last. A result without rows
 * and with a next cursor means that the list could not be read further. **Source** lists.
 */
export async function readListPage<T>(
  reading: Reading,
  list: CursorList<T>,
  cursor: string | undefined,
): Promise<CursorRead<T>> {
  const pages: CursorRead<T>[] = [];
  await readPages<string>(1 + MAX_EMPTY, async (at = cursor) => {
    const page = await readOnePage(reading, list, at);
    pages.push(page);
    return page.received === 0 ? page.next : null;
  });
  return pages.at(-1) ?? NO_PAGE;
}

const NO_PAGE: CursorRead<never> = { items: [], unreadable: 0, received: 0, next: null };

async function readOnePage<T>(
  { api, call, isFresh = false }: Reading,
  list: CursorList<T>,
  cursor: string | undefined,
): Promise<CursorRead<T>> {
  const query = { ...list.query, page_size: PAGE_SIZE, page_cursor: cursor };
  const reading = api.upstream.get(call, list.path, query, { fresh: isFresh });
  // Behind the first page, a refusal is one of the cursor.
  const answer = list.isOptional && cursor === undefined ? await orNotEnabled(reading) : await reading;
  if (!answer) return NO_PAGE;
  const { records, next } = readPage(api, answer);
  return { ...readRecords(api, list.noun, records, list.toDomain), received: records.length, next };
}

/** A list as a feed, newest first. */
export function listFeed<T extends Listed>(
  key: string,
  reading: Reading,
  list: CursorList<T>,
  keeps?: (row: T) => boolean,
): Feed<T> {
  return cursorFeed({ key, read: (cursor) => readListPage(reading, list, cursor), ...(keeps && { keeps }) });
}

/** Calls `see` with each page of a list until it returns false, up to `maxPages` pages. */
export async function walkList<T>(
  reading: Reading,
  list: CursorList<T>,
  maxPages: number,
  see: (page: CursorRead<T>) => boolean,
): Promise<WalkEnd> {
  let isStuck = false;
  const end = await readPages<string>(maxPages, async (cursor) => {
    const page = await readListPage(reading, list, cursor);
    isStuck = page.received === 0 && page.next !== null;
    return see(page) && !isStuck ? page.next : null;
  });
  return isStuck ? 'too long' : end;
}

/** Every row of a list. **Throws** `UpstreamError` where the list does not end. */
export async function readWholeList<T>(reading: Reading, list: CursorList<T>): Promise<readonly T[]> {
  const rows: T[] = [];
  const end = await walkList(reading, list, MAX_WHOLE_PAGES, ({ items }) => rows.push(...items) >= 0);
  if (end !== 'whole') throw notWhole(reading.api.connector, end);
  return rows;
}

/**
 * The rows of a list that have one of these ids. Stops when all are found, at the end of the list, or after half as many pages as
 * there are ids: from there on single reads are as cheap. Fewer than three ids are not looked for at all.
 */
export async function findInList<T>(
  reading: Reading,
  list: CursorList<T>,
  ids: readonly string[],
  idOf: (row: T) => string,
): Promise<ReadonlyMap<string, T>> {
  const wanted = new Set(ids);
  const found = new Map<string, T>();
  if (wanted.size < MANY) return found;
  await walkList(reading, list, Math.ceil(wanted.size / 2), ({ items }) => {
    for (const row of items) if (wanted.has(idOf(row))) found.set(idOf(row), row);
    return found.size < wanted.size;
  });
  return found;
}

/** Objects read one by one, in their order: what is not there is left out, what cannot be read is left out and counted. */
export async function readEach<I, T>(
  items: readonly I[],
  read: (item: I) => Promise<T | null>,
): Promise<Omit<Page<T>, 'next'>> {
  let unreadable = 0;
  const found = await mapBounded(items, (item) =>
    read(item).catch((error: unknown) => {
      if (!(error instanceof UpstreamError) || error.code !== 'INVALID_RESPONSE') throw error;
      unreadable += 1;
      return null;
    }),
  );
  return { items: found.filter((each) => each !== null), unreadable };
}
