import { type Collection, newerFirst, type Stamped } from '../kernel/collection.js';
import { DAY, startOfDay } from '../kernel/time.js';
import type { SimRequest, SimResponse } from '../kernel/types.js';
import { fail, invalidId } from './errors.js';
import type { World } from './world.js';

/** Query name → the compared value; an array matches if one of its members does. */
export type Filters<T> = Readonly<Record<string, (row: T) => string | readonly string[] | null>>;

/** A list before the query is applied. */
export interface Listing<T extends Stamped> {
  readonly rows: Collection<T>;
  readonly view: (row: T) => unknown;
  readonly filters?: Filters<T>;
  /** Whether a row belongs to this list. */
  readonly only?: (row: T) => boolean;
  /** The end marker of the list with the setting `mixed`. */
  readonly lastPage?: 'null' | 'missing';
}

const DEFAULT_SIZE = 100;

/** One page of a list. **Throws** `HttpReply` 400 for a bad size, date or cursor. **Source** contract 3. */
export function listPage<T extends Stamped>(
  world: World,
  request: SimRequest,
  listing: Listing<T>,
): SimResponse {
  const asked = sizeOf(request.query.get('page_size'));
  const size = Math.min(asked, world.settings.maxPageSize ?? asked);
  const wanted = matcher(world, request.query, listing);
  const cursor = request.query.get('page_cursor');
  const after = cursor === null ? undefined : listing.rows.get(cursor);
  if (cursor !== null && !after) throw invalidId('page_cursor', cursor);
  const page: T[] = [];
  for (const row of listing.rows.newestFirst()) {
    if (page.length === size) break;
    if ((!after || newerFirst(after, row) < 0) && wanted(row)) page.push(row);
  }
  const last = page.at(-1);
  const data = page.map(listing.view);
  if (last && page.length === size) {
    return { status: 200, body: { data, page_next: nextUrl(world, request, last.id) } };
  }
  return {
    status: 200,
    body: isNullForm(world, listing) ? { data, page_next: null } : { data, total_estimated: 10 },
  };
}

function isNullForm(world: World, listing: { readonly lastPage?: 'null' | 'missing' }): boolean {
  const form = world.settings.lastPageForm;
  return (form === 'mixed' ? (listing.lastPage ?? 'null') : form) === 'null';
}

function sizeOf(text: string | null): number {
  if (text === null) return DEFAULT_SIZE;
  if (!/^[0-9]+$/.test(text) || Number(text) < 1) {
    throw fail(400, "Parameter 'page_size' must be greater than '0'.");
  }
  return Number(text);
}

function matcher<T extends Stamped>(
  world: World,
  query: URLSearchParams,
  listing: Listing<T>,
): (row: T) => boolean {
  const fromMs = dateOf(query, 'from_date') ?? Number.NEGATIVE_INFINITY;
  const toMs = dateOf(query, 'to_date') ?? Number.POSITIVE_INFINITY;
  const visibleMs = world.nowMs - world.settings.listLagMs;
  const lags = world.settings.listLagMs > 0;
  const tests = Object.entries(listing.filters ?? {}).filter(([name]) => query.has(name));
  return (row) =>
    (listing.only?.(row) ?? true) &&
    row.createdMs >= fromMs &&
    row.createdMs < toMs &&
    (!lags || row.createdMs <= visibleMs) &&
    tests.every(([name, read]) => isEqual(read(row), query.get(name)));
}

function isEqual(value: string | readonly string[] | null, wanted: string | null): boolean {
  return Array.isArray(value) ? value.includes(wanted) : value === wanted;
}

function dateOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const ms = startOfDay(text);
  if (ms === undefined || ms % DAY !== 0)
    throw fail(400, `Invalid ${name}: must be YYYY-MM-DD. ${name}: ${text}`);
  return ms;
}

function nextUrl(world: World, request: SimRequest, cursor: string): string {
  const url = new URL(request.path, world.settings.pageNextOrigin ?? world.context.origin());
  if (world.settings.pageNextForm === 'full') {
    for (const [name, value] of request.query) url.searchParams.append(name, value);
  }
  url.searchParams.set('page_cursor', cursor);
  return url.href;
}
