import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startSimulator } from '../../../../sandbox/kernel/server.js';
import type { SimContext, Size } from '../../../../sandbox/kernel/types.js';
import { definition } from '../../../../sandbox/treasury-path/index.js';
import { type Answer, ask, type Row } from '../answer.js';

interface Asked {
  readonly body?: unknown;
  /** A form of the hosted page. */
  readonly form?: Readonly<Record<string, string>>;
  readonly auth?: string;
}

/** The simulator over HTTP, with the steps that the tests repeat. */
export interface Bank {
  readonly url: string;
  readonly context: SimContext;
  /** Asks with the session of the moment; `auth: ''` asks without. */
  call(method: string, path: string, asked?: Asked): Promise<Answer>;
  get(path: string): Promise<any>;
  all(path: string): Promise<Row[]>;
  login(credentials?: Row): Promise<Answer>;
  command(command: Row): Promise<Row>;
  settings(changes: Row): Promise<Answer>;
  advance(ms: number): Promise<void>;
  check(): Promise<Row>;
  reset(size?: Size, seed?: number): Promise<void>;
  close(): Promise<void>;
}

export const HOUR = 3_600_000;
export const API = '/api/v1';
export const KEYS = { api_key: 'tp_key_sim000000000001', api_secret: 'tp_secret_sim00000000001' };

/** Starts a provider of its own for a test file. */
export async function openBank(size: Size = 'small', seed = 7): Promise<Bank> {
  const simulator = await startSimulator(definition, { seed, size });
  let session = '';
  const call = (method: string, path: string, asked: Asked = {}): Promise<Answer> =>
    send(simulator.url + path, method, { auth: session, ...asked });
  const login = async (credentials: Row = KEYS): Promise<Answer> => {
    const made = await call('POST', `${API}/sessions`, { body: credentials, auth: '' });
    if (made.status === 201) session = `Bearer ${made.body['data'].token}`;
    return made;
  };
  const get = async (path: string): Promise<any> => (await call('GET', API + path)).body['data'];
  await login();
  return {
    url: simulator.url,
    context: simulator.context,
    call,
    get,
    login,
    all: (path) => collect(call, path),
    command: async (command) => (await call('POST', '/__sandbox/webhooks', { body: command })).body,
    settings: (changes) => call('POST', '/__sandbox/settings', { body: changes }),
    advance: (ms) => simulator.context.clock.advance(ms),
    check: async () => (await call('GET', '/__sandbox/check')).body,
    reset: async (...[nextSize = size, nextSeed = seed]) => {
      await call('POST', '/__sandbox/reset', { body: { seed: nextSeed, size: nextSize } });
      await login();
    },
    close: () => simulator.close(),
  };
}

/** A bank for the tests of one file, made new before each of them; `use` is handed it then. */
export function useBank(use: (bank: Bank) => unknown, size?: Size): void {
  let bank: Bank;
  beforeAll(async () => {
    bank = await openBank(size);
  });
  beforeEach(async () => {
    await bank.reset();
    await use(bank);
  });
  afterAll(() => bank.close());
}

/** The only error entry of a refusal, after its status. */
export function refusal({ status, body }: Answer): unknown {
  const [error, ...more] = body['errors'];
  return [status, error.field, error.message, ...more];
}

async function collect(call: Bank['call'], path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const { body } = await call('GET', `${API}${path}?page=${page}&per_page=100`);
    rows.push(...body['data']);
    pages = body['meta'].total_pages;
  }
  return rows;
}

function send(url: string, method: string, { body, form, auth = '' }: Asked): Promise<Answer> {
  return ask(url, { method, auth, form, text: typeof body === 'string' ? body : JSON.stringify(body) });
}
