import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClock } from '../../../../sandbox/kernel/clock.js';
import { type RunningSimulator, startSimulator } from '../../../../sandbox/kernel/server.js';
import { definition } from '../../../../sandbox/treasure/index.js';
import { type Answer, call } from '../kernel/calls.js';

export const START = Date.UTC(2025, 5, 16, 15, 20);
export const CREDENTIALS = { client_id: 'treasure-sandbox-client', client_secret: 'treasure-sandbox-secret' };

/** A running simulator with a clock that stands still, and calls with a token. */
export interface Client {
  readonly sim: RunningSimulator;
  token(body?: object): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string): Promise<Answer>;
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  command(body: object): Promise<Answer>;
  settings(body: object): Promise<Answer>;
  advance(ms: number): Promise<Answer>;
  /** The first open business, one of its bank accounts, and its portfolio's balance in cents. */
  open(): Promise<{ readonly business: string; readonly account: string; readonly path: string }>;
}

export async function startClient(): Promise<Client> {
  const sim = await startSimulator(definition, {
    size: 'small',
    clock: createClock({ startMs: START, wallMs: () => START }),
  });
  const control = (method: string, path: string, body?: unknown): Promise<Answer> =>
    call(method, `${sim.url}/__sandbox/${path}`, { body });
  const token = (body: object = CREDENTIALS): Promise<Answer> =>
    call('POST', `${sim.url}/v1/oauth/token`, { body });
  const authorized = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const bearer = (await token()).json.access_token;
    return call(method, `${sim.url}/v1/${path}`, { body, headers: { Authorization: `Bearer ${bearer}` } });
  };
  const get = (path: string): Promise<Answer> => authorized('GET', path);
  return {
    sim,
    token,
    control,
    get,
    post: (path, body) => authorized('POST', path, body),
    put: (path) => authorized('PUT', path),
    command: (body) => control('POST', 'webhooks', body),
    settings: (body) => control('POST', 'settings', body),
    advance: (advanceMs) => control('POST', 'clock', { advanceMs }),
    async open() {
      const business = (await get('businesses')).json.find(
        (one: { status: string }) => one.status === 'OPEN',
      ).id;
      const path = `businesses/${business}`;
      const account = (await get(`${path}/bank_accounts`)).json[0].id;
      return { business, account, path };
    },
  };
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: any;
}

/** A status, with headers if they matter. */
export type Reply = number | [status: number, headers: Record<string, string>];

/** An HTTP server that takes webhooks and answers the replies in turn, then 204. */
export async function startReceiver(replies: Reply[] = []): Promise<{
  readonly url: string;
  readonly received: Received[];
  until(count: number): Promise<Received[]>;
  close(): void;
}> {
  const received: Received[] = [];
  const watchers: Array<() => void> = [];
  const server = createServer(async (request, reply) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const next = replies.shift() ?? 204;
    const [status, headers] = typeof next === 'number' ? [next, {}] : next;
    reply.writeHead(status, headers).end();
    received.push({ headers: request.headers, body, json: JSON.parse(body) });
    for (const watcher of watchers) watcher();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    until: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.length >= count) resolve(received);
        };
        watchers.push(look);
        look();
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
