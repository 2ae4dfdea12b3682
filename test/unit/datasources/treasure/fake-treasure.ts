import type {
  Answer,
  Call,
  Query,
  Upstream,
  WriteRequest,
} from '../../../../src/datasources/http/upstream.js';
import type { Attempt, Mark } from '../../../../src/datasources/ports/writes.js';
import type { TreasureApi } from '../../../../src/datasources/treasure/api.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { type Refusal, type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';

export const connector: ConnectorRef = {
  name: 'treasure-main',
  provider: 'TREASURE',
  environment: 'SANDBOX',
};

/** When every answer arrives. */
export const AT = '2026-01-05T12:00:00.000Z';

export const globalId = (kind: NodeKind, ref: string): string =>
  toGlobalId({ connector: connector.name, kind, ref });

/** One read as it was asked for. */
export interface Asked {
  readonly path: string;
  readonly query: Query;
  readonly fresh: boolean;
  readonly call: Call;
}

type Respond = (asked: Asked) => unknown;

/** Treasure's answers by path, or by method and path for what is sent: a body, a function that makes one, or an error to throw. What is missing answers 404. */
export interface FakeTreasure {
  readonly api: TreasureApi;
  readonly routes: Record<string, unknown>;
  readonly asked: Asked[];
  readonly sent: WriteRequest[];
  /** `field=word` of every unknown word. */
  readonly words: string[];
  readonly unreadable: string[];
  readonly logs: string[];
  paths(): string[];
}

export function fakeTreasure(routes: Record<string, unknown> = {}): FakeTreasure {
  const asked: Asked[] = [];
  const sent: WriteRequest[] = [];
  const words: string[] = [];
  const unreadable: string[] = [];
  const logs: string[] = [];
  const upstream: Upstream = {
    get: async (call, path, query = {}, { fresh = false } = {}) => {
      const one = { path, query, fresh, call };
      asked.push(one);
      return answerOf(routes[path], one);
    },
    send: async (call, request) => {
      sent.push(request);
      const route = routes[`${request.method} ${request.path}`] ?? routes[request.path];
      return answerOf(route, { path: request.path, query: {}, fresh: false, call });
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
  return { api: { connector, telemetry, upstream }, routes, asked, sent, words, unreadable, logs, paths };
}

export function newCall(): Call {
  return { signal: new AbortController().signal, requestId: null, shareKey: 'all', memo: new Map() };
}

export const mark: Mark = {
  providerKey: '2f0a4f6c-7c4e-5f0e-9a55-7a0e9b1c1d11',
  reference: 'X7Q2MK9PRTA',
  sentAt: '2026-01-05T12:00:00.000Z',
};

export const newAttempt = (): Attempt => ({
  call: newCall(),
  mark,
  guard: { notAfterMs: Date.parse(mark.sentAt) + 30_000, isOurs: async () => true },
  isFirst: true,
});

/** Settles a promise that must fail, to look at its error. */
export const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => {
      throw new Error('it should have failed');
    },
    (error: Error) => error,
  );

/** INVALID_PARAMS as it is decoded, with a detail for each field. */
export function badParams(...fields: readonly string[]): UpstreamError {
  const details = fields.map((field) => ({ code: 'PARAM_IS_INVALID', field, message: 'its own words' }));
  const whole = { code: 'INVALID_PARAMS', field: null, message: 'Invalid parameter(s)' };
  return new UpstreamError({
    connector,
    code: 'REJECTED',
    status: 400,
    sent: 'yes',
    refusals: [whole, ...details],
  });
}

export function refusal(code: UpstreamCode, ...codes: readonly string[]): UpstreamError {
  const refusals = codes.map((each): Refusal => ({ code: each, field: null, message: null }));
  return new UpstreamError({ connector, code, sent: 'yes', refusals });
}

function answerOf(route: unknown, asked: Asked): Answer {
  const body = typeof route === 'function' ? (route as Respond)(asked) : route;
  if (body === undefined) throw refusal('NOT_FOUND', 'NOT_FOUND');
  if (body instanceof Error) throw body;
  return { status: 200, headers: {}, body: JSON.parse(JSON.stringify(body)), at: AT };
}

export const business = (id: string, more: object = {}) => ({
  id,
  created_at: `2025-01-07T09:12:44.12098345${id.at(-1)}Z`,
  updated_at: '2025-02-07T09:12:44.121004102Z',
  legal_name: `Company ${id}`,
  doing_business_as: null,
  status: 'OPEN',
  sub_status: null,
  user_data: { customer_ref: `cus_${id}` },
  ...more,
});

export const portfolio = (businessId: string, more: object = {}) => ({
  id: `p-${businessId}`,
  business_id: businessId,
  products: [
    { product: 'managed_treasuries', percentage: 60 },
    { product: 'managed_income', percentage: 40 },
  ],
  balance: { currency: 'USD', amount: '250410.77' },
  created_at: '2025-01-09T10:00:00Z',
  updated_at: '2025-01-20T15:31:07.552Z',
  ...more,
});

export const bankAccount = (id: string, more: object = {}) => ({
  id,
  account_number: '000123456789',
  account_type: 'checking',
  bank_name: 'Prairie Bank',
  routing_number: '110000000',
  user_data: { slot: 'operating' },
  ...more,
});

export const transfer = (id: string, more: object = {}) => ({
  id,
  business_id: 'b1',
  amount: { currency: 'USD', amount: '12500.00' },
  bank_account_id: 'ba1',
  direction: 'withdrawal',
  type: 'wire',
  status: 'pending',
  idempotency_key: `key-${id}`,
  user_data: { payout: 'po_981' },
  created_at: '2025-02-03T16:00:00.000000001Z',
  updated_at: '2025-02-03T16:00:01.000000000Z',
  ...more,
});

export const document = (id: string, more: object = {}) => ({
  id,
  business_id: 'b1',
  filename: 'statement.pdf',
  type: 'bank_statement',
  status: 'verified',
  mime_type: 'application/pdf',
  size_bytes: 2048,
  user_data: null,
  created_at: '2025-02-03T16:00:00Z',
  updated_at: '2025-02-03T16:00:00Z',
  verified_at: null,
  ...more,
});
