import type {
  Answer,
  Call,
  Query,
  SendGuard,
  Upstream,
  WriteRequest,
} from '../../../../src/datasources/http/upstream.js';
import type { LinkerApi } from '../../../../src/datasources/linker/api.js';
import type { Attempt, Mark } from '../../../../src/datasources/ports/writes.js';
import { Fields } from '../../../../src/datasources/reading/fields.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { type Refusal, UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import { type Memory, noMemory } from '../../../../src/domain/memory.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { manualClock } from '../../../support/manual-clock.js';

export const connector: ConnectorRef = { name: 'linker-app', provider: 'LINKER', environment: 'SANDBOX' };

export const SERIES = '/baas/recurring-transfers';
export const JOBS = '/baas/recurring-transfers/jobs';

/** When every answer arrives. */
export const AT = '2026-03-02T18:00:00.000Z';

export const globalId = (kind: NodeKind, ref: string): string =>
  toGlobalId({ connector: connector.name, kind, ref });

/** The connector that has the accounts. */
export const BANK = 'tp-main';

export const bankId = (kind: NodeKind, ref: string): string => toGlobalId({ connector: BANK, kind, ref });

export const fields = (record: object, noun = 'record'): Fields => new Fields(record, noun);

/** One read as it was asked for; parameters that would not be sent are left out of `query`. */
export interface Asked {
  readonly path: string;
  readonly query: Query;
  readonly fresh: boolean;
}

type Respond = (asked: Asked) => unknown;

/**
 * Linker's answers by path, for writes by method and path (`POST /baas/transfer-ach`): a body, a function that makes one, or an error to
 * throw. What is missing answers 404.
 */
export interface FakeLinker {
  readonly api: LinkerApi;
  readonly routes: Record<string, unknown>;
  readonly asked: Asked[];
  /** Every write, as it was sent. */
  readonly sent: WriteRequest[];
  /** `field=word` of every unknown word. */
  readonly words: string[];
  readonly unreadable: string[];
  readonly logs: string[];
}

export function fakeLinker(
  routes: Record<string, unknown> = {},
  settings: Partial<Pick<LinkerApi, 'isCallersOwn' | 'currency' | 'memory' | 'clock'>> = {},
): FakeLinker {
  const asked: Asked[] = [];
  const sent: WriteRequest[] = [];
  const words: string[] = [];
  const unreadable: string[] = [];
  const logs: string[] = [];
  const get: Upstream['get'] = async (call, path, query = {}, { fresh = false } = {}) => {
    const key = `${path} ${JSON.stringify(query)}`;
    const known = fresh ? undefined : call.memo.get(key);
    if (known) return known;
    const one = { path, query, fresh };
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
    return answerOf(routes[`${method} ${path}`], { path, query: {}, fresh: true });
  };
  const upstream: Upstream = { get, send, health: notAskedFor, close: async () => undefined };
  const telemetry = {
    ...silentTelemetry,
    unknownWord: (_: ConnectorRef, field: string, word: string) => void words.push(`${field}=${word}`),
    unreadable: (_: ConnectorRef, _noun: string, reason: string) => void unreadable.push(reason),
    log: (level: string, message: string, more?: object) =>
      void logs.push(`${level}: ${message} ${JSON.stringify(more)}`),
  };
  const api: LinkerApi = {
    connector,
    telemetry,
    upstream,
    currency: 'USD',
    isCallersOwn: false,
    accountsFrom: BANK,
    clock: manualClock(Date.parse(AT)),
    memory: noMemory,
    ...settings,
  };
  return { api, routes, asked, sent, words, unreadable, logs };
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
  422: 'REJECTED',
  503: 'UNAVAILABLE',
} as const;

/** `says`: the provider's texts. */
export function refusal(status: keyof typeof CODES, ...says: readonly string[]): UpstreamError {
  const refusals = says.map((message): Refusal => ({ code: null, field: null, message }));
  return new UpstreamError({ connector, code: CODES[status], status, sent: 'yes', refusals });
}

/** An answer that never came. */
export const lost = (): UpstreamError => new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' });

/** What answers a write. */
export const CREATED = { statusCode: 201 };
export const DONE = { statusCode: 200 };

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

/** Remembers until the test is over. */
export function bookOfFacts(): Memory {
  const facts = new Map<string, Readonly<Record<string, unknown>>>();
  return {
    ...noMemory,
    remember: async (object, more) => void facts.set(JSON.stringify(object), more),
    recall: async (object) => {
      const known = facts.get(JSON.stringify(object));
      return known ? { ref: object.ref, facts: known, firstAt: AT, lastAt: AT } : null;
    },
  };
}

/** The envelope of a single object. */
export const data = (object: unknown) => ({ statusCode: 200, data: object });

type ListName = 'recurringTransfers' | 'recurringTransferJobs';

/** The envelope of a whole list on one page. */
export const listed = (key: ListName, ...rows: readonly unknown[]) => data({ [key]: rows });

/** Serves rows page by page; they are asked for anew at every read. */
export function paged(key: ListName, rows: () => readonly unknown[]): Respond {
  return ({ query: { limit = 100, offset = 0 } }) =>
    listed(key, ...rows().slice(Number(offset), Number(offset) + Number(limit)));
}

export const series = (id: string, more: object = {}) => ({
  id,
  memo: 'Office lease',
  amount: '150',
  frequency: 'monthly',
  frequencyData: '15',
  status: 'ACTIVE',
  durationType: 'numberOfTransfers',
  startingDate: '2026-04-15',
  endingDate: '2026-09-15',
  remainingTransfersQuantity: 6,
  from: { name: 'Operating', lastFour: '8840' },
  to: { name: 'Landlord LLC', lastFour: '4702' },
  ...more,
});

export const job = (id: string, more: object = {}) => ({
  id,
  memo: 'Office lease',
  amount: '150',
  scheduledDate: '2026-04-15',
  from: { name: 'Operating', lastFour: '8840' },
  to: { name: 'Landlord LLC', lastFour: '4702' },
  ...more,
});
