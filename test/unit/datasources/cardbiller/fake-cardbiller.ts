import type { CardbillerApi } from '../../../../src/datasources/cardbiller/api.js';
import type { Resources } from '../../../../src/datasources/cardbiller/resources.js';
import type {
  Answer,
  Call,
  Query,
  SendGuard,
  Upstream,
  WriteRequest,
} from '../../../../src/datasources/http/upstream.js';
import type { Attempt, Mark } from '../../../../src/datasources/ports/writes.js';
import { stringifyExactJson } from '../../../../src/datasources/reading/exact-number.js';
import { Fields } from '../../../../src/datasources/reading/fields.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';

export const connector: ConnectorRef = {
  name: 'cards-main',
  provider: 'CARDBILLER',
  environment: 'SANDBOX',
};

/** When every answer arrives. */
export const AT = '2026-03-10T18:00:00.000Z';

const uuid = (kind: string) => (n: number) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const account = uuid('a');
export const ledger = uuid('b');
export const card = uuid('c');
export const entry = uuid('e');

export const globalId = (kind: NodeKind, ref: string, name: string = connector.name): string =>
  toGlobalId({ connector: name, kind, ref });

export const fields = (record: object, noun = 'record'): Fields => new Fields(record, noun);

/** A transaction as the contract has it: a load of the first card. */
export const record = (n: number, more: object = {}): Record<string, unknown> => ({
  transactionUuid: entry(n),
  transactionNumber: 100_000 + n,
  entryType: 'Debit',
  transactionType: 'Debit Card',
  amount: 150.25,
  currency: 'USD',
  description: 'LD-7Q2M allowance March',
  accountUuid: account(1),
  ledgerUuid: ledger(1),
  cardUuid: card(1),
  status: 'Posted',
  createdAt: '2026-03-05T08:00:01Z',
  ...more,
});

export const balance = (availableBalance: unknown, more: object = {}) => ({
  availableBalance,
  currency: 'USD',
  asOf: '2026-03-10T17:59:00Z',
  ...more,
});

/** One read as it was asked for; parameters that would not be sent are left out of `query`. */
export interface Asked {
  readonly path: string;
  readonly query: Query;
  readonly fresh: boolean;
}

type Respond = (asked: Asked) => unknown;

/** One write as it was sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  /** Byte for byte. */
  readonly body: string;
  readonly guard: SendGuard | undefined;
}

/** Cardbiller's answers by path: a body, a function that makes one, or an error to throw. What is missing answers 404. */
export interface FakeCardbiller {
  readonly api: CardbillerApi;
  readonly routes: Record<string, unknown>;
  readonly asked: Asked[];
  readonly sent: Sent[];
  /** Text of every line logged as an error. */
  readonly errors: string[];
  readonly clock: { nowMs: number };
  /** `field=word` of every unknown word. */
  readonly words: string[];
  readonly unreadable: string[];
}

export const ONE_OF_EACH: Resources = {
  treasuryAccounts: [account(1)],
  ledgers: [ledger(1)],
  cards: [card(1)],
};

export function fakeCardbiller(
  routes: Record<string, unknown> = {},
  resources: Resources = ONE_OF_EACH,
): FakeCardbiller {
  const asked: Asked[] = [];
  const sent: Sent[] = [];
  const errors: string[] = [];
  const now = { nowMs: Date.parse(AT) };
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
  const send = async (_call: Call, { method, path, body, guard }: WriteRequest) => {
    sent.push({ method, path, body: stringifyExactJson(body), guard });
    return answerOf(routes[path], { path, query: {}, fresh: false });
  };
  const upstream: Upstream = { get, send, health: notAskedFor, close: async () => undefined };
  const telemetry = {
    ...silentTelemetry,
    unknownWord: (_: ConnectorRef, field: string, word: string) => void words.push(`${field}=${word}`),
    unreadable: (_: ConnectorRef, _noun: string, reason: string) => void unreadable.push(reason),
    log: (level: string, message: string) => void (level === 'error' && errors.push(message)),
  };
  const clock = { nowMs: () => now.nowMs };
  const api = { connector, telemetry, upstream, clock, currency: 'USD', resources };
  return { api, routes, asked, sent, errors, clock: now, words, unreadable };
}

/** A route whose answer has no body. */
export const NO_BODY = Symbol('no body');

function answerOf(route: unknown, asked: Asked): Answer {
  const body = typeof route === 'function' ? (route as Respond)(asked) : route;
  if (body === undefined) throw refusal(404);
  if (body instanceof Error) throw body;
  return { status: 200, headers: {}, body: body === NO_BODY ? undefined : body, at: AT };
}

const CODES = {
  400: 'REJECTED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'REJECTED',
  422: 'REJECTED',
  503: 'UNAVAILABLE',
} as const;

/** `word`: Cardbiller's own code for it. */
export function refusal(status: keyof typeof CODES, word?: string): UpstreamError {
  const refusals = word === undefined ? [] : [{ code: word, field: null, message: 'In their words.' }];
  return new UpstreamError({ connector, code: CODES[status], status, sent: 'yes', refusals });
}

/** An answer that never came. */
export const lost = (): UpstreamError => new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' });

export const guard: SendGuard = { notAfterMs: Number.POSITIVE_INFINITY, isOurs: async () => true };

export const mark: Mark = {
  providerKey: '5d0b4c6f-9d3e-5a1b-8c4d-2e906f1c2b6e',
  reference: 'X7Q2MK9PRTA',
  sentAt: '2026-03-10T17:59:00.000Z',
};

/** An attempt of the operation that `mark` marks. */
export const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  ...{ call: newCall(), mark, guard, isFirst: true },
  ...more,
});

export function newCall(): Call {
  return { signal: new AbortController().signal, requestId: null, shareKey: 'all', memo: new Map() };
}

export const transactionsPath = (n: number) => `/v1/treasury/${account(n)}/transactions`;
export const actionPath = (action: string, account_ = 1, card_ = 1) =>
  `/v1/treasury/${account(account_)}/${action}/${card(card_)}`;
export const issuePath = (n: number) => `/v1/treasury/${account(n)}/issue-card`;
export const ledgerPath = (n: number) => `/v1/treasury/ledger-balance/${ledger(n)}`;

/** How a list of transactions answers, where it does not as the contract assumes. */
export interface Manners {
  readonly shape?: 'data' | 'transactions' | 'bare';
  readonly ignoresPage?: boolean;
  readonly ignoresFilters?: boolean;
  readonly maxLimit?: number;
  readonly hidesTotals?: boolean;
}

/** Serves transactions, newest first, filtered and in pages. */
export function transactions(rows: ReadonlyArray<Record<string, unknown>>, manners: Manners = {}): Respond {
  return ({ query }) => {
    const found = rows.filter((row) => manners.ignoresFilters || isAskedFor(row, query));
    const newest = [...found].sort((a, b) => (String(a.createdAt) < String(b.createdAt) ? 1 : -1));
    const limit = Math.min(Number(query.limit ?? 50), manners.maxLimit ?? 100);
    const page = manners.ignoresPage ? 1 : Number(query.page ?? 1);
    const data = newest.slice((page - 1) * limit, page * limit);
    if (manners.shape === 'bare') return data;
    const totals = { total: newest.length, totalPages: Math.ceil(newest.length / limit) };
    return { [manners.shape ?? 'data']: data, page, limit, ...(!manners.hidesTotals && totals) };
  };
}

function isAskedFor(row: Record<string, unknown>, query: Query): boolean {
  const day = String(row.createdAt).slice(0, 10);
  const { createdFrom = day, createdTo = day } = query;
  return (
    String(createdFrom) <= day &&
    day <= String(createdTo) &&
    ['entryType', 'transactionType', 'transactionNumber'].every(
      (key) => query[key] === undefined || String(query[key]) === String(row[key]),
    )
  );
}

/** Every row of every feed, page by page, and what the pages told besides. */
export async function readAll<T extends Listed>(feeds: ReadonlyArray<Feed<T>>) {
  const rows: T[] = [];
  let unreadable = 0;
  let incomplete = false;
  for (const feed of feeds) {
    let at: string | undefined;
    do {
      const page = at === undefined ? await feed.read() : await feed.read(at);
      rows.push(...page.items);
      unreadable += page.unreadable;
      incomplete ||= page.incomplete ?? false;
      at = page.next;
    } while (at !== undefined);
  }
  return { rows, unreadable, incomplete };
}
