import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, vi } from 'vitest';
import { startSimulator } from '../../../../sandbox/kernel/server.js';
import type { SimContext, Size } from '../../../../sandbox/kernel/types.js';
import { definition } from '../../../../sandbox/treasury-path/index.js';

export type Row = Record<string, any>;

export interface Answer {
  readonly status: number;
  readonly body: Row;
  readonly text: string;
  readonly headers: Headers;
}

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
    reset: async (...[nextSize = size, nextSeed = seed]) => {
      await call('POST', '/__sandbox/reset', { body: { seed: nextSeed, size: nextSize } });
      await login();
    },
    close: () => simulator.close(),
  };
}

/** What the tests work with: a company, its active entity and one profile of each kind. */
export interface Customer {
  readonly path: string;
  readonly entity: string;
  readonly debit: string;
  readonly dollars: string;
  readonly euros: string;
  readonly credit: string;
  readonly internalAccount: string;
}

/** The first company that has accounts. */
export async function customer(bank: Bank): Promise<Customer> {
  const { entities } = await bank.command({ action: 'inventory' });
  const companies = (await bank.get('/companies')).map(({ id }: Row) => id);
  const active = entities.find(
    (row: Row) => companies.includes(row['companyId']) && row['feature'] === 'ACTIVE',
  );
  const path = `/companies/${active.companyId}`;
  const accounts = await bank.all(`${path}/bank_accounts`);
  const profile = (usage: string, currency: string): Row =>
    accounts
      .flatMap((row) => row['payment_profiles'].map((one: Row) => ({ ...one, account: row['id'] })))
      .find(
        (one: Row) =>
          one['status'] === 'active' && one['usage_type'] === usage && one['currency'] === currency,
      );
  const dollars = profile('internal_account', 'USD');
  return {
    path,
    entity: active.id,
    debit: profile('debit', 'USD')['id'],
    dollars: dollars['id'],
    euros: profile('internal_account', 'EUR')['id'],
    credit: profile('credit', 'USD')['id'],
    internalAccount: dollars['account'],
  };
}

/** A new quote. */
export async function quote(
  bank: Bank,
  { path }: Customer,
  order: { readonly from: string; readonly to: string; readonly amount?: number; readonly currency?: string },
): Promise<Answer> {
  const { from, to, amount = 1200.5, currency = 'USD' } = order;
  const body = {
    quote: { from_profile_id: from, to_profile_id: to, instructed_amount: { amount, currency } },
  };
  return bank.call('POST', `${API}${path}/quotes`, { body });
}

/** A payment order, as its answer. */
export function pay(bank: Bank, { path }: Customer, instruction: Row): Promise<Answer> {
  const body = { payment_instruction: { reason: 'bill_payment', idempotency_key: 'key-1', ...instruction } };
  return bank.call('POST', `${API}${path}/payments`, { body });
}

/** The only error entry of a refusal, after its status. */
export function refusal({ status, body }: Answer): unknown {
  const [error, ...more] = body['errors'];
  return [status, error.field, error.message, ...more];
}

/** Something that takes webhooks. */
export interface Receiver {
  readonly url: string;
  readonly got: Array<{ readonly body: Row; readonly text: string; readonly signature: string | undefined }>;
  status: number;
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a receiver on this machine. */
export async function receive(): Promise<Receiver> {
  const got: Receiver['got'] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const signature = request.headers['x-treasurypath-signature'] as string | undefined;
      got.push({ text, body: JSON.parse(text), signature });
      response.writeHead(receiver.status, { connection: 'close' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    got,
    status: 200,
    received: (count) =>
      vi.waitFor(() => expect(got.length).toBeGreaterThanOrEqual(count), { timeout: 5_000, interval: 5 }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
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

async function send(url: string, method: string, { body, form, auth }: Asked): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(auth ? { authorization: auth } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers, body: parsed(text) };
}

function parsed(text: string): Row {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
