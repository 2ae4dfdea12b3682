import type { CardbillerApi } from '../../../../src/datasources/cardbiller/api.js';
import type { Resources } from '../../../../src/datasources/cardbiller/resources.js';
import type { Query, SendGuard, Upstream } from '../../../../src/datasources/http/upstream.js';
import { stringifyExactJson } from '../../../../src/datasources/reading/exact-number.js';
import { Fields } from '../../../../src/datasources/reading/fields.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import type { UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import type { Feed, Listed } from '../../../../src/domain/page.js';
import { attemptsOf, markOf } from '../../../support/attempts.js';
import {
  type FakeUpstream,
  fakeUpstream,
  type Respond,
  type Routes,
} from '../../../support/fake-upstream.js';
import { pagesOf } from '../../../support/feeds.js';
import { lostAnswer, type RefusalStatus, refused } from '../../../support/refusals.js';

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

/** One write as it was sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  /** Byte for byte. */
  readonly body: string;
  readonly guard: SendGuard | undefined;
}

/** Cardbiller in memory. */
export interface FakeCardbiller extends Omit<FakeUpstream, 'sent'> {
  readonly api: CardbillerApi;
  readonly sent: Sent[];
  readonly clock: { nowMs: number };
}

export const ONE_OF_EACH: Resources = {
  treasuryAccounts: [account(1)],
  ledgers: [ledger(1)],
  cards: [card(1)],
};

export function fakeCardbiller(routes: Routes = {}, resources: Resources = ONE_OF_EACH): FakeCardbiller {
  const fake = fakeUpstream(connector, routes, AT);
  const sent: Sent[] = [];
  const now = { nowMs: Date.parse(AT) };
  const send: Upstream['send'] = (call, request) => {
    const { method, path, body, guard } = request;
    sent.push({ method, path, body: stringifyExactJson(body), guard });
    return fake.upstream.send(call, request);
  };
  const api = {
    connector,
    telemetry: fake.telemetry,
    upstream: { ...fake.upstream, send },
    clock: { nowMs: () => now.nowMs },
    currency: 'USD',
    resources,
  };
  return { ...fake, api, sent, clock: now };
}

/** `word`: Cardbiller's own code for it. */
export const refusal = (status: RefusalStatus, word?: string): UpstreamError =>
  refused(
    connector,
    status,
    word === undefined ? [] : [{ code: word, field: null, message: 'In their words.' }],
  );

export const lost = (): UpstreamError => lostAnswer(connector);

export const mark = markOf('2026-03-10T17:59:00.000Z');
export const attempt = attemptsOf(mark);

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

/** Every row of every feed, and what the pages told besides. */
export async function readAll<T extends Listed>(feeds: ReadonlyArray<Feed<T>>) {
  const pages = await pagesOf(feeds);
  return {
    rows: pages.flatMap(({ items }) => items),
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
    incomplete: pages.some((page) => page.incomplete),
  };
}
