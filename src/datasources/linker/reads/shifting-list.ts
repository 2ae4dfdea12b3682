import { readPages } from '../../paging/read-pages.js';

/** A list with limit and offset whose rows may leave it at any time, and which states no total. */
export interface ShiftingList<T> {
  /** How many records a read asks for. */
  readonly limit: number;
  /** How many records of a page the next one reads again; less than `limit`. */
  readonly overlap: number;
  /** Reads up to `limit` records, the first `offset` skipped. `fresh`: at the provider now, not from any memo. */
  readonly read: (offset: number, fresh: boolean) => Promise<readonly T[]>;
  /** What tells a record from all others; null where nothing does. */
  readonly idOf: (record: T) => string | null;
}

/** What reading a list to its end gave. */
export interface WholeList<T> {
  /** In the list's own order; none twice. */
  readonly records: readonly T[];
  /** A record that was in the list throughout may be missing. */
  readonly isIncomplete: boolean;
}

/** A list that moves too fast is not run after for ever. */
const MAX_STARTS = 3;
const MAX_PAGES = 100;

/** A page of nothing but repeats may come of as many new rows; two in a row come of a provider that ignores the offset. */
const MAX_BARREN = 2;

/**
 * Reads a list whole, so that a record that stays is not lost when others leave or arrive between two pages.
 *
 * Each page begins with the last records of the one before. As long as one of them is there again, no gap lies between: whatever
 * stays in the list and is not known by then comes after it, since records keep their order. A page that shares no record with
 * what is known, or has them in another order, proves nothing: everything is read again from the top, a bounded number of times;
 * the last time what can be had is taken, and called incomplete. A page shorter than the limit is the last.
 */
export async function readWhole<T>(list: ShiftingList<T>, start = 1): Promise<WholeList<T>> {
  return (await walk(list, start)) ?? readWhole(list, start + 1);
}

/** One walk from the top to the end; null where it met a gap and may be tried again. */
async function walk<T>(list: ShiftingList<T>, start: number): Promise<WholeList<T> | null> {
  let records: readonly T[] = [];
  let isIncomplete = false;
  let barren = 0;
  let hasGap = false;
  const end = await readPages<number>(MAX_PAGES, async (offset = 0) => {
    const received = await list.read(offset, start > 1 || offset > 0);
    const page = unique(list, received);
    const joined = offset === 0 ? page : join(list, records, page);
    hasGap = !joined && start < MAX_STARTS;
    if (hasGap) return null;
    barren = bringsNew(list, records, page) ? 0 : barren + 1;
    const isLast = received.length < list.limit;
    isIncomplete ||= joined === null || (barren === MAX_BARREN && !isLast);
    records = joined ?? unique(list, [...records, ...page]);
    return isLast || barren === MAX_BARREN ? null : offset + received.length - list.overlap;
  });
  return hasGap ? null : { records, isIncomplete: isIncomplete || end !== 'whole' };
}

/**
 * What is known up to the first record that the page has too, then the page, which is newer: what was known behind that record and
 * is not in the page has left the list, or comes after the page. Null where they share none, or not in one order.
 */
function join<T>(list: ShiftingList<T>, known: readonly T[], page: readonly T[]): readonly T[] | null {
  const places = placesOf(list, known);
  const placeOf = (record: T) => places.get(list.idOf(record));
  const shared = page.flatMap((record) => placeOf(record) ?? []);
  const [first] = shared;
  const isOrdered = shared.every((place, index) => index === 0 || place > (shared[index - 1] ?? place));
  if (first === undefined || !isOrdered) return null;
  const meeting = page.findIndex((record) => placeOf(record) === first);
  // Before it stands what has just arrived, or, where nothing tells it from others, what is known already.
  const arrived = page.slice(0, meeting).filter((record) => list.idOf(record) !== null);
  return [...known.slice(0, first), ...arrived, ...page.slice(meeting)];
}

function bringsNew<T>(list: ShiftingList<T>, known: readonly T[], page: readonly T[]): boolean {
  const places = placesOf(list, known);
  return page.some((record) => list.idOf(record) !== null && !places.has(list.idOf(record)));
}

/** Each record once; those that nothing tells from others all stay. */
function unique<T>(list: ShiftingList<T>, records: readonly T[]): readonly T[] {
  const places = placesOf(list, records);
  return records.filter((record, place) => (places.get(list.idOf(record)) ?? place) === place);
}

/** Where each record stands first, by id. */
function placesOf<T>({ idOf }: ShiftingList<T>, records: readonly T[]): ReadonlyMap<string | null, number> {
  const places = new Map<string | null, number>();
  for (const [place, record] of records.entries()) {
    const id = idOf(record);
    if (id !== null && !places.has(id)) places.set(id, place);
  }
  return places;
}
