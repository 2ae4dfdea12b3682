import type { Call } from '../http/upstream.js';
import type { TreasureApi } from './api.js';
import type { Looked } from './finding.js';
import { PAGE_LIMIT } from './paged-list.js';
import { businessPath } from './paths.js';
import { recordsOf } from './wire.js';

/** How much of a list a look goes through: 5,000 records. */
const MAX_PAGES = 50;

const DAY_MS = 86_400_000;

/** A list that Treasure gives in one piece, as it is now. **Throws** `UpstreamError`. */
export async function lookAtAll(api: TreasureApi, call: Call, path: string, key: string): Promise<Looked> {
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
): Promise<Looked> {
  const path = businessPath(businessId, 'transfers');
  const sinceMs = Date.parse(sentAt) - DAY_MS;
  const records: unknown[] = [];
  const seen = new Set<unknown>();
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
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
