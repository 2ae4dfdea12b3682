import type {
  Answer,
  Call,
  Query,
  Upstream,
  WriteRequest,
} from '../../../../src/datasources/http/upstream.js';
import type { TreasuryPathApi } from '../../../../src/datasources/treasury-path/api.js';
import { toOwnedRef } from '../../../../src/datasources/treasury-path/refs.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import type { Feed, Listed, Page } from '../../../../src/domain/page.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { type ManualClock, manualClock } from '../../../support/manual-clock.js';

export const connector: ConnectorRef = {
  name: 'path-main',
  provider: 'TREASURY_PATH',
  environment: 'SANDBOX',
};

export const COMPANIES = '/api/v1/companies';
/** Where the fake keeps its answer to GraphQL. */
export const GRAPHQL = '/graphql';

export const globalId = (kind: NodeKind, companyId: string, id: string): string =>
  toGlobalId({ connector: connector.name, kind, ref: toOwnedRef({ companyId, id }) });

/** One read as it was asked for. */
export interface Asked {
  readonly path: string;
  readonly query: Query;
  readonly fresh: boolean;
}

type Respond = (asked: Asked) => unknown;

/** TreasuryPath's answers by path: a body, a function that makes one, or an error to throw. What is missing answers 404. */
export interface FakeTreasuryPath {
  readonly api: TreasuryPathApi;
  readonly clock: ManualClock;
  readonly routes: Record<string, unknown>;
  readonly asked: Asked[];
  readonly sent: WriteRequest[];
  /** `field=word` of every unknown word. */
  readonly words: string[];
  readonly unreadable: string[];
  readonly logs: string[];
  paths(): string[];
}

/** Its clock says 2026-01-05T12:00:00Z. */
export function fakeTreasuryPath(routes: Record<string, unknown> = {}): FakeTreasuryPath {
  const [asked, sent]: [Asked[], WriteRequest[]] = [[], []];
  const [words, unreadable, logs]: [string[], string[], string[]] = [[], [], []];
  const clock = manualClock();
  const upstream: Upstream = {
    get: async (_, path, query = {}, { fresh = false } = {}) => {
      const one = { path, query, fresh };
      asked.push(one);
      return answerOf(routes[path], one);
    },
    send: async (_, request) => {
      sent.push(request);
      return answerOf(routes[request.path], { path: request.path, query: {}, fresh: false });
    },
    health: () => {
      throw new Error('not asked for here');
    },
    close: async () => undefined,
  };
  const telemetry = {
    ...silentTelemetry,
    unknownWord: (_: ConnectorRef, field: string, word: string) => void words.push(`${field}=${word}`),
    unreadable: (_: ConnectorRef, _noun: string, reason: string) => void unreadable.push(reason),
    log: (level: string, message: string) => void logs.push(`${level}: ${message}`),
  };
  const paths = () => asked.map(({ path }) => path);
  return {
    api: {
      connector,
      telemetry,
      upstream,
      clock,
      graphql: (call, body) => upstream.send(call, { method: 'POST', path: GRAPHQL, body }),
    },
    clock,
    routes,
    asked,
    sent,
    words,
    unreadable,
    logs,
    paths,
  };
}

export function newCall(): Call {
  return { signal: new AbortController().signal, requestId: null, shareKey: 'all', memo: new Map() };
}

export function refusal(code: UpstreamCode, field: string | null = null): UpstreamError {
  const refusals = [{ code: null, field, message: 'no' }];
  return new UpstreamError({ connector, code, sent: 'yes', refusals });
}

/** A refusal as it comes over HTTP. */
export function refusalWith(
  code: UpstreamCode,
  status: number,
  field: string,
  message: string,
): UpstreamError {
  const refusals = [{ code: null, field, message }];
  return new UpstreamError({ connector, code, status, sent: 'yes', refusals });
}

/** What a promise fails with. */
export async function failure(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('required a failure');
}

function answerOf(route: unknown, asked: Asked): Answer {
  const body = typeof route === 'function' ? (route as Respond)(asked) : route;
  if (body === undefined) throw refusal('NOT_FOUND');
  if (body instanceof Error) throw body;
  return { status: 200, headers: {}, body: JSON.parse(JSON.stringify(body)), at: '2026-01-05T12:00:00.000Z' };
}

/** A list in one page, as those with pages give it. */
export const listOf = (...data: readonly unknown[]) => ({
  data,
  meta: { total_records: data.length, total_pages: 1, current_page: 1, per_page: 100 },
  links: { first: null, prev: null, next: null, last: null },
});

/** Serves rows page by page, at most `size` at once, whatever is asked for. */
export const paged =
  (rows: readonly unknown[], size: number, counted = 'total_records') =>
  ({ path, query }: Asked) => {
    const page = Number(query.page);
    const pages = Math.ceil(rows.length / size);
    const next = page < pages ? `https://elsewhere.example${path}?page=${page + 1}` : null;
    return {
      data: rows.slice((page - 1) * size, page * size),
      meta: { [counted]: rows.length, total_pages: pages, current_page: page, per_page: size },
      links: { first: null, prev: null, next, last: null },
    };
  };

/** Every page of every feed. */
export async function pagesOf<T extends Listed>(feeds: ReadonlyArray<Feed<T>>): Promise<Array<Page<T>>> {
  const pages: Array<Page<T>> = [];
  for (const feed of feeds) {
    let at: string | undefined;
    do {
      const page = await (at === undefined ? feed.read() : feed.read(at));
      pages.push(page);
      at = page.next;
    } while (at !== undefined);
  }
  return pages;
}

/** Every row of every feed. */
export async function rowsOf<T extends Listed>(feeds: ReadonlyArray<Feed<T>>): Promise<T[]> {
  return (await pagesOf(feeds)).flatMap(({ items }) => items);
}
