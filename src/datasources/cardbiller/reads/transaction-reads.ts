import { MalformedResponseError } from '../../../domain/errors.js';
import type { Feed, Listed } from '../../../domain/page.js';
import type { Call, Query } from '../../http/upstream.js';
import { type Days, type DaysRead, dayFeed } from '../../paging/day-feed.js';
import { readPages } from '../../paging/read-pages.js';
import { Fields } from '../../reading/fields.js';
import { readRecords } from '../../reading/records.js';
import type { CardbillerApi } from '../api.js';
import { readCreated, readPage } from '../json/records.js';
import { transactionsPath } from '../paths.js';

/** The most that is known to be served, and how it is asked for. **Source** pagination (assumed). */
const PAGE_SIZE = 100;

/** Pages of one slice of days. */
export const MAX_PAGES = 50;

/** What transactions of one account are read with. */
export interface Reading {
  readonly api: CardbillerApi;
  readonly call: Call;
  readonly account: string;
  /** Narrows at Cardbiller. */
  readonly query: Query;
  /** Reads again what this request has already read. */
  readonly isFresh?: boolean;
}

/** How the rows of a feed are made. */
export interface Rows<T> {
  readonly days: Days;
  readonly toRow: (fields: Fields) => T | null;
  readonly order?: (a: T, b: T) => number;
}

/** The transactions of an account, newest first, slice of days by slice of days; those that `toRow` makes null are left out. */
export function entryFeed<T extends Listed>(reading: Reading, rows: Rows<T>): Feed<T> {
  const { api, account } = reading;
  return dayFeed<unknown, T>({
    key: account,
    days: rows.days,
    today: () => todayAt(api),
    read: (days, extent) => readDays(reading, days, extent === 'glance' ? 1 : MAX_PAGES),
    dayOf,
    toRows: (records) => {
      const { items, unreadable } = readRecords(api, 'transaction', records, rows.toRow);
      return { items: items.filter((row) => row !== null), unreadable };
    },
    ...(rows.order && { order: rows.order }),
  });
}

/** One small page of the present day. **Throws** `UpstreamError` where the account's transactions cannot be read. */
export async function probeTransactions(api: CardbillerApi, call: Call, account: string): Promise<void> {
  const today = todayAt(api);
  const query = { createdFrom: today, createdTo: today, page: 1, limit: 1 };
  readPage(api, await api.upstream.get(call, transactionsPath(account), query));
}

/**
 * All records of some days, each once, on up to `maxPages` pages. They are complete where a page is empty or said to be the last,
 * or as many have come as are said to be; a page that brings nothing new shows nothing. **Source** pagination: client algorithm.
 */
export async function readDays(reading: Reading, days: Days, maxPages: number): Promise<DaysRead<unknown>> {
  const found = new Map<string, unknown>();
  let stated: number | null = null;
  let statedPages: number | null = null;
  let isComplete = false;
  await readPages<number>(maxPages, async (page = 1) => {
    const { records, total, totalPages } = await readOne(reading, days, page);
    const before = found.size;
    for (const record of records) if (!found.has(keyOf(record))) found.set(keyOf(record), record);
    stated ??= total;
    statedPages = totalPages ?? statedPages;
    const hasAll = stated !== null && found.size >= stated;
    const isEnd = records.length === 0 || (totalPages !== null && totalPages <= page);
    if (!isEnd && found.size > before) return page + 1;
    // A page without records is no end where further pages are stated.
    isComplete = hasAll || (isEnd && stated === null && (statedPages ?? 0) <= page);
    return null;
  });
  return { records: [...found.values()], isComplete };
}

async function readOne({ api, call, account, query, isFresh = false }: Reading, days: Days, page: number) {
  const asked = { ...query, createdFrom: days.from, createdTo: days.to, page, limit: PAGE_SIZE };
  return readPage(api, await api.upstream.get(call, transactionsPath(account), asked, { fresh: isFresh }));
}

/** What tells a record from others: its UUID; all of it, where it has none. */
function keyOf(record: unknown): string {
  const { transactionUuid } = Object(record);
  return typeof transactionUuid === 'string' ? transactionUuid.toLowerCase() : JSON.stringify(record);
}

function dayOf(record: unknown): string | null {
  try {
    return readCreated(new Fields(record, 'transaction')).slice(0, 10);
  } catch (error) {
    if (error instanceof MalformedResponseError) return null;
    throw error;
  }
}

function todayAt({ clock }: CardbillerApi): string {
  return new Date(clock.nowMs()).toISOString().slice(0, 10);
}
