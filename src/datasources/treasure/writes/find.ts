import type { UserData } from '../../../domain/account.js';
import { MalformedResponseError } from '../../../domain/errors.js';
import { ownText, REFERENCE_KEY } from '../../../domain/own-user-data.js';
import { DAY_MS } from '../../../domain/times.js';
import type { Call } from '../../http/upstream.js';
import { readPages } from '../../paging/read-pages.js';
import { type Finding, type Mark, UnexpectedEffectError } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { readRecords } from '../../reading/records.js';
import { judge, MAX_LOOK_PAGES } from '../../writing/findings.js';
import type { TreasureApi } from '../api.js';
import { recordsOf } from '../json/records.js';
import { businessPath } from '../paths.js';
import { PAGE_LIMIT } from '../reads/paged-list.js';

/** The records that may contain the effect of an operation. */
export interface ListedRows {
  readonly records: readonly unknown[];
  /** Whether all records of the time in question are included. */
  readonly isWhole: boolean;
}

/** How an effect is identified, and how it becomes a result. */
export interface Search<T> {
  readonly noun: string;
  readonly mark: Mark;
  /** If it throws, the finding is unclear. */
  readonly toDomain: (fields: Fields) => T;
}

/** A record with the fields that identify an operation. */
interface Candidate {
  readonly id: string;
  readonly fields: Fields;
  readonly isMarked: boolean;
}

/** Finds the one record with the operation's reference or key. */
export function findMarked<T>(
  api: TreasureApi,
  { records, isWhole }: ListedRows,
  { noun, mark, toDomain }: Search<T>,
): Finding<T> {
  const { items, unreadable } = readRecords(api, noun, records, (fields) => toCandidate(fields, mark));
  const marked = new Map(items.filter(({ isMarked }) => isMarked).map((each) => [each.id, each.fields]));
  const looked = { candidates: [...marked.values()], isWhole: isWhole && unreadable === 0 };
  return judge(looked, 'objects', toDomain);
}

/** A record without readable user data or key could be the effect. */
function toCandidate(fields: Fields, { providerKey, reference }: Mark): Candidate {
  const userData = fields.userData('user_data');
  if (userData === null && fields.has('user_data')) {
    throw new MalformedResponseError(`${fields.path}.user_data`, 'an object', fields.raw('user_data'));
  }
  const isMarked =
    ownText(userData, REFERENCE_KEY) === reference || fields.maybeText('idempotency_key') === providerKey;
  return { id: fields.text('id'), fields, isMarked };
}

/** An object with another reference belongs to another operation. **Throws** `UnexpectedEffectError`. */
export function confirmReference(userData: UserData | null, { reference }: Mark): void {
  const carried = ownText(userData, REFERENCE_KEY) ?? reference;
  if (carried !== reference) throw new UnexpectedEffectError('user_data', reference, carried);
}

/** Reads a list that Treasure returns in one piece. **Throws** `UpstreamError`. */
export async function lookAtAll(
  api: TreasureApi,
  call: Call,
  path: string,
  key: string,
): Promise<ListedRows> {
  const answer = await api.upstream.get(call, path, {}, { fresh: true });
  return { records: recordsOf(api, answer, key), isWhole: true };
}

/**
 * Reads the transfers of a business, from a day before `sentAt` on. Reads until a page is empty, because a short page need not be the last
 * one. Uses no filter, because a filter might leave out a match. **Throws** `UpstreamError`.
 *
 * **Source** lists with `limit` and `offset`, newest first.
 */
export async function lookAtTransfers(
  api: TreasureApi,
  call: Call,
  businessId: string,
  sentAt: string,
): Promise<ListedRows> {
  const path = businessPath(businessId, 'transfers');
  const sinceMs = Date.parse(sentAt) - DAY_MS;
  const records: unknown[] = [];
  const seen = new Set<unknown>();
  let isWhole = false;
  await readPages<number>(MAX_LOOK_PAGES, async (offset = 0) => {
    const answer = await api.upstream.get(call, path, { limit: PAGE_LIMIT, offset }, { fresh: true });
    const page = recordsOf(api, answer, 'transfers');
    const fresh = page.filter((record) => !seen.has(idOf(record)));
    for (const record of fresh) seen.add(idOf(record));
    records.push(...page);
    // The page has no new record: either the whole list again, or a first page that repeats endlessly.
    const isEnd = fresh.length === 0;
    isWhole = isEnd ? page.length !== PAGE_LIMIT : page.every((record) => isBefore(record, sinceMs));
    return isEnd || isWhole ? null : records.length;
  });
  return { records, isWhole };
}

function idOf(record: unknown): unknown {
  return valueOf(record, 'id');
}

/** False for a record without a creation time. */
function isBefore(record: unknown, momentMs: number): boolean {
  const createdAt = valueOf(record, 'created_at');
  return typeof createdAt === 'string' && Date.parse(createdAt) < momentMs;
}

function valueOf(record: unknown, key: string): unknown {
  return (record as Readonly<Record<string, unknown>> | null | undefined)?.[key];
}
