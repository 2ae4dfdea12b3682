import { afterAll, beforeEach } from 'vitest';
import { startSimulator } from '../../../../sandbox/kernel/server.js';
import type { SimContext, Size } from '../../../../sandbox/kernel/types.js';
import { definition } from '../../../../sandbox/treasury-prime/index.js';
import { type Answer, ask, type Row } from '../answer.js';

interface Asked {
  readonly body?: unknown;
  readonly key?: string;
  readonly auth?: string;
}

/** The simulator over HTTP, with the steps that the tests repeat. */
export interface Bank {
  readonly url: string;
  readonly context: SimContext;
  call(method: string, path: string, asked?: Asked): Promise<Answer>;
  get(path: string): Promise<Row>;
  all(path: string, size?: number): Promise<Row[]>;
  command(command: Row): Promise<Row>;
  settings(changes: Row): Promise<Row>;
  advance(ms: number): Promise<void>;
  balance(accountId: string): Promise<{ current: string; available: string }>;
  /** An ACH order of 100 dollars, as its answer. */
  ach(who: Parties, change?: Row): Promise<Answer>;
  /** The status of a simulation that is asked for. */
  simulate(type: string, simulation: Row): Promise<number>;
  close(): Promise<void>;
}

const AUTH = `Basic ${Buffer.from('tp-sandbox-key:tp-sandbox-secret').toString('base64')}`;
export const HOUR = 3_600_000;

/** Starts a bank of its own for a test file. */
export async function openBank(size: Size = 'small', seed = 7): Promise<Bank> {
  const simulator = await startSimulator(definition, { seed, size });
  const call = (method: string, path: string, asked: Asked = {}): Promise<Answer> =>
    send(simulator.url + path, method, asked);
  const get = async (path: string): Promise<Row> => (await call('GET', path)).body;
  return {
    url: simulator.url,
    context: simulator.context,
    call,
    get,
    all: (path, pageSize = 100) => collect(get, path, pageSize),
    command: async (command) => (await call('POST', '/__sandbox/webhooks', { body: command })).body,
    settings: async (changes) => (await call('POST', '/__sandbox/settings', { body: changes })).body,
    advance: (ms) => simulator.context.clock.advance(ms),
    balance: async (id) => {
      const account = await get(`/account/${id}`);
      return { current: account['current_balance'], available: account['available_balance'] };
    },
    ach: ({ from, ach }, change = {}) => {
      const body = {
        account_id: from,
        counterparty_id: ach,
        direction: 'credit',
        sec_code: 'ccd',
        ...change,
      };
      return call('POST', '/ach', { body: { amount: '100.00', ...body } });
    },
    simulate: async (type, simulation) =>
      (await call('POST', '/simulation', { body: { type, simulation } })).status,
    close: () => simulator.close(),
  };
}

/** A bank for the tests of one file, made new before each of them; `use` is handed it then. */
export function useBank(use: (bank: Bank) => unknown): void {
  let bank: Bank | undefined;
  beforeEach(async () => {
    bank ??= await openBank('small');
    await bank.call('POST', '/__sandbox/reset', { body: { seed: 7, size: 'small' } });
    await use(bank);
  });
  afterAll(() => bank?.close());
}

/** Two accounts to move money between, and counterparties for the rails. */
export interface Parties {
  readonly from: string;
  readonly to: string;
  readonly ach: string;
  readonly wire: string;
}

export async function parties(bank: Bank): Promise<Parties> {
  const open = (await bank.all('/account?status=open')).map((row) => row['id'] as string);
  const accounts = await Promise.all(open.map((id) => bank.get(`/account/${id}`)));
  const usable = accounts.filter((one) => one['locked'] === false && one['current_balance'] !== null);
  usable.sort((a, b) => Number(b['available_balance']) - Number(a['available_balance']));
  const counterparties = await bank.all('/counterparty');
  return {
    from: usable[0]?.['id'],
    to: usable[1]?.['id'],
    ach: counterparties.find((one) => one['ach'] !== null)?.['id'],
    wire: counterparties.find((one) => one['wire'] && !one['wire'].account_number.startsWith('9'))?.['id'],
  };
}

/** The rows of one transfer, oldest first, as `type amount`. */
export async function rowsOf(bank: Bank, accountId: string, field: string, id: string): Promise<string[]> {
  const rows = await bank.all(`/account/${accountId}/transaction?${field}=${id}`);
  return rows.reverse().map((row) => `${row['type']} ${row['amount']}`);
}

async function collect(get: (path: string) => Promise<Row>, path: string, size: number): Promise<Row[]> {
  const rows: Row[] = [];
  const join = path.includes('?') ? '&' : '?';
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await get(`${path}${join}page_size=${size}${cursor ? `&page_cursor=${cursor}` : ''}`);
    rows.push(...page['data']);
    cursor = page['page_next'] ? new URL(page['page_next']).searchParams.get('page_cursor') : null;
  }
  return rows;
}

function send(url: string, method: string, { body, key, auth = AUTH }: Asked): Promise<Answer> {
  const headers = key ? { 'x-idempotency-key': key } : {};
  return ask(url, { method, auth, headers, text: JSON.stringify(body) });
}
