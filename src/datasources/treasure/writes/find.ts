import type { UserData } from '../../../domain/account.js';
import { MalformedResponseError } from '../../../domain/errors.js';
import { ownText, REFERENCE_KEY } from '../../../domain/own-user-data.js';
import type { Call } from '../../http/upstream.js';
import { type Finding, type Mark, UnexpectedEffectError } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { readRecords } from '../../reading/records.js';
import { DAY_MS, judge, MAX_LOOK_PAGES } from '../../writing/findings.js';
import type { TreasureApi } from '../api.js';
import { recordsOf } from '../json/records.js';
import { businessPath } from '../paths.js';
import { PAGE_LIMIT } from '../reads/paged-list.js';

/** Records in which the effect of an operation would be. */
export interface Listed {
  readonly records: readonly unknown[];
  /** Whether everything of the time in question is there. */
  readonly isWhole: boolean;
}

/** How an effect is recognised, and what it is then. */
export interface Search<T> {
  readonly noun: string;
  readonly mark: Mark;
  /** Whatever it objects to leaves the finding unclear. */
  readonly toDomain: (fields: Fields) => T;
}

/** A record with what an operation is recognised by. */
interface Candidate {
  readonly id: string;
  readonly fields: Fields;
  readonly isMarked: boolean;
}

/** The one record that carries the operation's reference or its key. */
export function findMarked<T>(
  api: TreasureApi,
  { records, isWhole }: Listed,
  { noun, mark, toDomain }: Search<T>,
): Finding<T> {
  const { items, unreadable } = readRecords(api, noun, records, (fields) => toCandidate(fields, mark));
  const marked = new Map(items.filter(({ isMarked }) => isMarked).map((each) => [each.id, each.fields]));
  const looked = { candidates: [...marked.values()], isWhole: isWhole && unreadable === 0 };
  return judge(looked, 'objects', toDomain);
}

/** A record that does not say what its user data or its key is could be the one. */
function toCandidate(fields: Fields, { providerKey, reference }: Mark): Candidate {
  const userData = fields.json('user_data');
  if (userData === null && fields.has('user_data')) {
    throw new MalformedResponseError(`${fields.path}.user_data`, 'an object', fields.raw('user_data'));
  }
  const isMarked =
    ownText(userData, REFERENCE_KEY) === reference || fields.maybeText('idempotency_key') === providerKey;
  return { id: fields.text('id'), fields, isMarked };
}

/** An object that carries another reference is another operation's. **Throws** `UnexpectedEffectError`. */
export function confirmReference(userData: UserData | null, { reference }: Mark): void {
  const carried = ownText(userData, REFERENCE_KEY) ?? reference;
  if (carried !== reference) throw new UnexpectedEffectError('user_data', reference, carried);
}

/** A list that Treasure gives in one piece, as it is now. **Throws** `UpstreamError`. */
export async function lookAtAll(api: TreasureApi, call: Call, path: string, key: string): Promise<Listed> {
  const answer = await api.upstream.get(call, path, {}, { fresh: true });
  return { records: recordsOf(api, answer, key), isWhole: true };
}

/**
 * The transfers of a business as they are now, from a day before `sentAt` on. Reads on until nothing comes any more: a page may be
 * short for other reasons than being the last. Asks for all: a filter might leave out what it should not. **Throws** `UpstreamError`.
 *
 * **Source** lists with `limit` and `offset`, newest first.
 */
export async function lookAtTransfers(
  api: TreasureApi,
  call: Call,
  businessId: string,
  sentAt: string,
): Promise<Listed> {
  const path = businessPath(businessId, 'transfers');
  const sinceMs = Date.parse(sentAt) - DAY_MS;
  const records: unknown[] = [];
  const seen = new Set<unknown>();
  for (let pages = 0; pages < MAX_LOOK_PAGES; pages += 1) {
    const query = { limit: PAGE_LIMIT, offset: records.length };
    const answer = await api.upstream.get(call, path, query, { fresh: true });
    const page = recordsOf(api, answer, 'transfers');
    const fresh = page.filter((record) => !seen.has(idOf(record)));
    for (const record of fresh) seen.add(idOf(record));
    records.push(...page);
    // All that was there before: the whole list once more, or a first page that never ends.
    if (fresh.length === 0) return { records, isWhole: page.length !== PAGE_LIMIT };
    if (page.every((record) => isBefore(record, sinceMs))) return { records, isWhole: true };
  }
  return { records, isWhole: false };
}

function idOf(record: unknown): unknown {
  return valueOf(record, 'id');
}

/** False for a record that does not say when it was made. */
function isBefore(record: unknown, momentMs: number): boolean {
  const createdAt = valueOf(record, 'created_at');
  return typeof createdAt === 'string' && Date.parse(createdAt) < momentMs;
}

function valueOf(record: unknown, key: string): unknown {
  return (record as Readonly<Record<string, unknown>> | null | undefined)?.[key];
}
