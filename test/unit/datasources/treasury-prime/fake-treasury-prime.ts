import type {
  Answer,
  Call,
  Query,
  SendGuard,
  Upstream,
  WriteRequest,
} from '../../../../src/datasources/http/upstream.js';
import type { Attempt, Mark } from '../../../../src/datasources/ports/writes.js';
import { Fields } from '../../../../src/datasources/reading/fields.js';
import type { TreasuryPrimeApi } from '../../../../src/datasources/treasury-prime/api.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';

export const connector: ConnectorRef = {
  name: 'tp-main',
  provider: 'TREASURY_PRIME',
  environment: 'SANDBOX',
};

/** When every answer arrives. */
export const AT = '2026-03-02T18:00:00.000Z';

export const globalId = (kind: NodeKind, ref: string, name: string = connector.name): string =>
  toGlobalId({ connector: name, kind, ref });

export const fields = (record: object, noun = 'record'): Fields => new Fields(record, noun);

/** One read as it was asked for; parameters that would not be sent are left out of `query`. */
export interface Asked {
  readonly path: string;
  readonly query: Query;
  readonly fresh: boolean;
  /** Of a write. */
  readonly body?: unknown;
}

type Respond = (asked: Asked) => unknown;

/**
 * Treasury Prime's answers by path, for writes by method and path (`POST /ach`): a body, a function that makes one, or an error to
 * throw. What is missing answers 404.
 */
export interface FakeTreasuryPrime {
  readonly api: TreasuryPrimeApi;
  readonly routes: Record<string, unknown>;
  readonly asked: Asked[];
  /** Every write, as it was sent. */
  readonly sent: WriteRequest[];
  /** `field=word` of every unknown word. */
  readonly words: string[];
  readonly unreadable: string[];
  /** How often a path was asked for. */
  times(path: string): number;
  /** What a path was asked with, call by call. */
  queries(path: string): Query[];
}

export function fakeTreasuryPrime(routes: Record<string, unknown> = {}): FakeTreasuryPrime {
  const asked: Asked[] = [];
  const sent: WriteRequest[] = [];
  const words: string[] = [];
  const unreadable: string[] = [];
  const get: Upstream['get'] = async (call, path, query = {}, { fresh = false } = {}) => {
    const sent = Object.fromEntries(
      Object.entries(query).filter(([, value]) => value !== undefined),
    ) as Query;
    const key = `${path} ${JSON.stringify(sent)}`;
    const known = fresh ? undefined : call.memo.get(key);
    if (known) return known;
    const one = { path, query: sent, fresh };
    asked.push(one);
    const answer = Promise.resolve().then(() => answerOf(routes[path], one));
    call.memo.set(key, answer);
    return answer;
  };
  const notAskedFor = () => {
    throw new Error('not asked for here');
  };
  const send: Upstream['send'] = async (call, request) => {
    call.memo.clear();
    sent.push(request);
    const { method, path } = request;
    return answerOf(routes[`${method} ${path}`], { path, query: {}, fresh: true, body: request.body });
  };
  const upstream: Upstream = { get, send, health: notAskedFor, close: async () => undefined };
  const telemetry = {
    ...silentTelemetry,
    unknownWord: (_: ConnectorRef, field: string, word: string) => void words.push(`${field}=${word}`),
    unreadable: (_: ConnectorRef, _noun: string, reason: string) => void unreadable.push(reason),
  };
  const of = (path: string) => asked.filter((each) => each.path === path);
  return {
    api: { connector, telemetry, upstream },
    routes,
    asked,
    sent,
    words,
    unreadable,
    times: (path) => of(path).length,
    queries: (path) => of(path).map(({ query }) => query),
  };
}

function answerOf(route: unknown, asked: Asked): Answer {
  const body = typeof route === 'function' ? (route as Respond)(asked) : route;
  if (body === undefined) throw refusal(404);
  if (body instanceof Error) throw body;
  return { status: 200, headers: {}, body: JSON.parse(JSON.stringify(body)), at: AT };
}

const CODES = {
  400: 'REJECTED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'REJECTED',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
} as const;

export function refusal(status: keyof typeof CODES): UpstreamError {
  return new UpstreamError({ connector, code: CODES[status], status, sent: 'yes' });
}

export function newCall(): Call {
  return { signal: new AbortController().signal, requestId: null, shareKey: 'all', memo: new Map() };
}

export const guard: SendGuard = { notAfterMs: Number.POSITIVE_INFINITY, isOurs: async () => true };

export const mark: Mark = {
  providerKey: '5d0b4c6f-9d3e-5a1b-8c4d-2e906f1c2b6e',
  reference: 'X7Q2MK9PRTA',
  sentAt: '2026-03-02T17:59:00.000Z',
};

/** An attempt of the operation that `mark` marks. */
export const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  ...{ call: newCall(), mark, guard, isFirst: true },
  ...more,
});

/** An answer that never came. */
export const lost = (): UpstreamError => new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' });

/** The envelope of a whole list on one page. */
export const data = (...rows: readonly unknown[]) => ({ data: rows, page_next: null });

/** Serves rows, newest first, in pages: `page_next` names the last row of a full page and nothing else of the request. */
export function paged(rows: ReadonlyArray<{ readonly id: string }>, size: number): Respond {
  return ({ path, query }) => {
    const start = rows.findIndex(({ id }) => id === query.page_cursor) + 1;
    const page = rows.slice(start, start + size);
    const next = `https://api.sandbox.treasuryprime.com${path}?page_cursor=${page.at(-1)?.id}`;
    return { data: page, page_next: page.length === size ? next : null };
  };
}

/** Every row of every feed, page by page. */
export async function readAll<T extends Listed>(feeds: ReadonlyArray<Feed<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (const feed of feeds) {
    let at: string | undefined;
    do {
      const page = at === undefined ? await feed.read() : await feed.read(at);
      rows.push(...page.items);
      at = page.next;
    } while (at !== undefined);
  }
  return rows;
}
