import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createClock } from '../../../../sandbox/kernel/clock.js';
import { type RunningSimulator, startSimulator } from '../../../../sandbox/kernel/server.js';
import type { Size } from '../../../../sandbox/kernel/types.js';
import { definition as linker } from '../../../../sandbox/linker/index.js';
import { definition as treasuryPrime } from '../../../../sandbox/treasury-prime/index.js';

export type Row = Record<string, any>;

export interface Answer {
  readonly status: number;
  readonly body: Row;
  readonly headers: Headers;
}

interface Asked {
  readonly body?: unknown;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Linker and the Treasury Prime behind it, both over HTTP. */
export interface Pair {
  readonly app: RunningSimulator;
  readonly bank: RunningSimulator;
  /** A call to Linker as the configured end user, unless another token (null: none) is given. */
  call(method: string, path: string, asked?: Asked): Promise<Answer>;
  data(path: string): Promise<Row>;
  series(query?: string): Promise<Row[]>;
  jobs(): Promise<Row[]>;
  byMemo(memo: string): Promise<Row>;
  token(user: string, lifetimeSeconds?: number): Promise<string>;
  settings(changes: Row): Promise<Answer>;
  command(command: Row): Promise<Row>;
  effects(): Promise<Row>;
  /** Moves Linker's clock. */
  to(instant: string): Promise<void>;
  /** What Treasury Prime answers. */
  atBank(path: string): Promise<Row>;
  /** The transfers at Treasury Prime that carry the memo. */
  booked(path: '/ach' | '/book', memo: string): Promise<Row[]>;
  close(): Promise<void>;
}

export const START = '2026-03-10T09:30:00.000Z';
export const END_USER_TOKEN = (linker.configuration['credentials'] as { token: string }).token;
const BANK_KEY = `Basic ${Buffer.from('tp-sandbox-key:tp-sandbox-secret').toString('base64')}`;

/** Starts both; `paired: false` leaves Linker without an address for Treasury Prime. */
export async function openPair({ size = 'small' as Size, paired = true } = {}): Promise<Pair> {
  const bank = await startSimulator(treasuryPrime, { seed: 7, size: 'small' });
  const clock = createClock({ startMs: Date.parse(START) });
  const app = await startSimulator(linker, { seed: 7, size, clock });
  const call = (method: string, path: string, asked: Asked = {}): Promise<Answer> =>
    send(app.url + path, method, asked);
  const settings = (changes: Row): Promise<Answer> => call('POST', '/__sandbox/settings', { body: changes });
  const data = async (path: string): Promise<Row> => (await call('GET', path)).body['data'];
  const series = async (query = ''): Promise<Row[]> =>
    (await data(`/baas/recurring-transfers${query}`))['recurringTransfers'];
  const atBank = async (path: string): Promise<Row> =>
    (await send(bank.url + path, 'GET', { token: null, headers: { authorization: BANK_KEY } })).body;
  if (paired) await settings({ treasuryPrimeUrl: bank.url });
  return {
    ...{ app, bank, call, settings, data, series, atBank },
    jobs: async () => (await data('/baas/recurring-transfers/jobs'))['recurringTransferJobs'],
    byMemo: async (memo) => (await series(`?search=${encodeURIComponent(memo)}`))[0] ?? {},
    token: async (user, lifetimeSeconds) =>
      (await call('POST', '/__sim/token', { body: { user, lifetimeSeconds }, token: null })).body['token'],
    command: async (command) => (await call('POST', '/__sandbox/webhooks', { body: command })).body,
    effects: async () => {
      const { effects } = (await call('GET', '/__sandbox/check')).body;
      return Object.fromEntries(effects.map((one: Row) => [one['key'], one['count']]));
    },
    to: (instant) => clock.set(Date.parse(instant)),
    booked: async (path, memo) => {
      const rows = (await atBank(`${path}?page_size=1000`))['data'] as Row[];
      return rows.filter((row) => row['userdata']?.memo === memo);
    },
    close: async () => void (await Promise.all([app.close(), bank.close()])),
  };
}

/** A pair for the tests of one file, Linker made new before each of them; `use` is handed it before the first. */
export function usePair(use: (pair: Pair) => unknown, options?: Parameters<typeof openPair>[0]): void {
  let pair: Pair;
  beforeAll(async () => {
    pair = await openPair(options);
    await use(pair);
  });
  beforeEach(async () => {
    await pair.call('POST', '/__sandbox/reset', {});
  });
  afterAll(() => pair.close());
}

/** Two accounts with money and a counterparty that takes ACH, all at Treasury Prime. */
export interface Parties {
  readonly from: Row;
  readonly to: Row;
  readonly payee: Row;
}

export async function parties(pair: Pair): Promise<Parties> {
  const { data: rows } = await pair.atBank('/account?status=open&page_size=100');
  const accounts = await Promise.all((rows as Row[]).map((row) => pair.atBank(`/account/${row['id']}`)));
  const usable = accounts.filter((one) => one['locked'] === false && one['available_balance'] !== null);
  usable.sort((a, b) => Number(b['available_balance']) - Number(a['available_balance']));
  const { data: others } = await pair.atBank('/counterparty?page_size=100');
  const payee = (others as Row[]).find((one) => one['ach'] !== null);
  return { from: usable[0] ?? {}, to: usable[1] ?? {}, payee: payee ?? {} };
}

/** How many transfers Treasury Prime has of a rail. */
export async function countAtBank(pair: Pair, path: '/ach' | '/book' | '/counterparty'): Promise<number> {
  return (await pair.atBank(`${path}?page_size=1000`))['data'].length;
}

async function send(url: string, method: string, asked: Asked): Promise<Answer> {
  const { body, token = END_USER_TOKEN, headers = {} } = asked;
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}
