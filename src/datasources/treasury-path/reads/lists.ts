import { MalformedResponseError } from '../../../domain/errors.js';
import type { Page } from '../../../domain/page.js';
import type { Answer, Call } from '../../http/upstream.js';
import { type NumberedRead, pageFeed } from '../../paging/page-feed.js';
import { MAX_WHOLE_PAGES, readPages } from '../../paging/read-pages.js';
import { Fields } from '../../reading/fields.js';
import { invalidResponse, orNull, readRecords, refuseStatedError } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';

/** The most that the lists with a documented limit give at once; a list that gives less is read on all the same. */
const PAGE_SIZE = 100;

/** What a list is read with. */
export interface Reading {
  readonly api: TreasuryPathApi;
  readonly call: Call;
}

/** A list of TreasuryPath and how its rows are read. */
export interface NumberedList<T> {
  readonly path: string;
  readonly noun: string;
  readonly toDomain: (fields: Fields) => T;
  /** False where no pages are documented: such a list is in one piece, unless its answer says otherwise. */
  readonly isPaged: boolean;
  /** True where what the list is under was only named by a ref: what is not there has no rows. */
  readonly isOptional?: boolean;
}

interface NumberedPage {
  readonly records: readonly unknown[];
  readonly isLast: boolean;
  /** No records, beside a statement that pages follow. */
  readonly isContradictory: boolean;
}

/** Reads one page, the first being 1. Where the next page is follows from its number alone: links may lead to any host. */
export async function readPage<T>(
  reading: Reading,
  list: NumberedList<T>,
  page: number,
): Promise<NumberedRead<T>> {
  const { records, isLast, isContradictory } = await readNumbered(reading, list, page);
  const read = readRecords(reading.api, list.noun, records, list.toDomain);
  return { ...read, received: records.length, isLast, incomplete: isContradictory };
}

/** Reads every page, up to `MAX_WHOLE_PAGES`. A record that has moved to a later page meanwhile is taken once. */
export async function readWhole<T>(reading: Reading, list: NumberedList<T>): Promise<Omit<Page<T>, 'next'>> {
  const records: unknown[] = [];
  const feed = pageFeed({
    key: list.path,
    read: async (page) => {
      const numbered = await readNumbered(reading, list, page);
      const items = numbered.records.map((record, index) => toRow(record, `${page}#${index}`));
      const { isLast, isContradictory } = numbered;
      return { items, unreadable: 0, received: items.length, isLast, incomplete: isContradictory };
    },
  });
  let incomplete = false;
  const end = await readPages<string>(MAX_WHOLE_PAGES, async (at) => {
    const page = await (at === undefined ? feed.read() : feed.read(at));
    records.push(...page.items.map(({ record }) => record));
    incomplete ||= page.incomplete ?? false;
    return page.next ?? null;
  });
  const whole = readRecords(reading.api, list.noun, records, list.toDomain);
  return incomplete || end !== 'whole' ? { ...whole, incomplete: true } : whole;
}

async function readNumbered<T>(
  { api, call }: Reading,
  { path, isPaged, isOptional = false }: NumberedList<T>,
  page: number,
): Promise<NumberedPage> {
  const query = isPaged ? { page, per_page: PAGE_SIZE } : { page: page > 1 ? page : undefined };
  const reading = api.upstream.get(call, path, query);
  // Behind the first page, a refusal is one of the page.
  const answer = isOptional && page === 1 ? await orNull(reading) : await reading;
  if (!answer) return { records: [], isLast: true, isContradictory: false };
  const body = toBody(api, answer);
  const records = body.list('data');
  const stated = saysLast(body, page);
  return {
    records,
    isLast: stated ?? !isPaged,
    isContradictory: records.length === 0 && stated === false,
  };
}

/** **Throws** `UpstreamError` INVALID_RESPONSE for an answer without a list, or with an error. */
function toBody(api: TreasuryPathApi, answer: Answer): Fields {
  refuseStatedError(api, answer);
  try {
    const body = new Fields(answer.body, 'body');
    body.list('data');
    return body;
  } catch (error) {
    if (!(error instanceof MalformedResponseError)) throw error;
    throw invalidResponse(api.connector, answer, error);
  }
}

/** Whether the answer says that no page comes after it; null where it says nothing. **Source** pagination. */
function saysLast(body: Fields, page: number): boolean | null {
  const meta = body.json('meta') ?? {};
  const links = body.json('links') ?? {};
  if (links.next === null) return true;
  const pages = pageCount(meta);
  if (pages !== null) return (toCount(meta.current_page) ?? page) >= pages;
  return links.next === undefined ? null : false;
}

/** The number of records has two spellings. **Source** pagination. */
function pageCount(meta: Readonly<Record<string, unknown>>): number | null {
  const pages = toCount(meta.total_pages);
  const records = toCount(meta.total_records) ?? toCount(meta.total_count);
  const size = toCount(meta.per_page);
  return pages ?? (records !== null && size ? Math.ceil(records / size) : null);
}

function toCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** A record by its id; one without, which cannot be read anyway, by its place. */
function toRow(record: unknown, place: string) {
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : null;
  return { id: typeof id === 'string' ? `id ${id}` : place, createdAt: null, record };
}
