import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { cardbiller } from '../../../../src/datasources/cardbiller/index.js';
import { systemClock } from '../../../../src/domain/clock.js';
import { noMemory } from '../../../../src/domain/memory.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import {
  account,
  balance,
  connector,
  ledger,
  ledgerPath,
  newCall,
  record,
  transactionsPath,
} from './fake-cardbiller.js';

const limits = { timeoutMs: 5000, maxConcurrent: 4, requestsPerSecond: 100 };
const BOTH = { treasuryAccounts: [account(1)], ledgers: [ledger(1)] };

/** Answers the token that is right now: a balance, inactive or not, and a list of one. */
async function startServer() {
  const seen: string[] = [];
  const world = { token: 'right', isActive: true };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    seen.push(`${request.method} ${request.url}`);
    const isLedger = url.pathname === ledgerPath(1);
    const status = isLedger && !world.isActive ? 409 : 200;
    const isRight = request.headers.authorization === `Bearer ${world.token}`;
    const body = isLedger ? balance(7) : { data: [record(1)], page: 1, total: 1, totalPages: 1 };
    response.writeHead(isRight ? status : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isRight && status === 200 ? body : { code: 'NO', message: 'No.' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { baseUrl, seen, world, close: () => new Promise((resolve) => server.close(resolve)) };
}

const entry = (baseUrl: string, token: unknown, resources: object) => ({
  name: connector.name,
  environment: connector.environment,
  baseUrl,
  limits,
  options: { credentials: { token }, currency: 'USD', resources },
});

function open(baseUrl: string, token: unknown = 'right', resources: object = BOTH) {
  const context = {
    connector,
    limits,
    clock: systemClock,
    random: () => 0.5,
    telemetry: silentTelemetry,
    memory: noMemory,
  };
  return cardbiller.open(entry(baseUrl, token, resources), context);
}

const check = (opened: ReturnType<typeof open>) => opened.check(new AbortController().signal);

it('proves itself with its token and reads', async () => {
  const server = await startServer();
  const opened = open(server.baseUrl);

  await check(opened);
  const [feed] =
    (await opened.ports.transactions?.list(newCall(), { filter: { types: ['WIRE_DOMESTIC'] } })) ?? [];

  expect((await feed?.read())?.items).toHaveLength(1);
  expect(opened.health().state).toBe('HEALTHY');
  expect(server.seen).toEqual([
    `GET ${ledgerPath(1)}`,
    `GET ${transactionsPath(1)}?transactionType=Domestic%20Wire&page=1&limit=100`,
  ]);
  await opened.close();
  await server.close();
});

it('is proven by a ledger that is not active, and by the transactions where there is no ledger', async () => {
  const server = await startServer();
  server.world.isActive = false;
  const opened = open(server.baseUrl);
  const withoutLedger = open(server.baseUrl, 'right', { treasuryAccounts: [account(1)] });

  await check(opened);
  await check(withoutLedger);

  expect(server.seen[1]).toContain(`GET ${transactionsPath(1)}?`);
  await Promise.all([opened.close(), withoutLedger.close(), server.close()]);
});

it('reads a replaced token again after a refusal', async () => {
  const server = await startServer();
  const tokens = ['old'];
  const opened = open(server.baseUrl, async () => tokens.shift() ?? 'right');

  await check(opened);

  expect(server.seen).toHaveLength(2);
  await opened.close();
  await server.close();
});

it('reports a token that is not accepted as UNAUTHORIZED', async () => {
  const server = await startServer();
  const opened = open(server.baseUrl, 'wrong');

  await expect(check(opened)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

  await opened.close();
  await server.close();
});

it('brings exactly the ports of its capabilities', async () => {
  const opened = open('http://127.0.0.1:9');

  expect(Object.keys(opened.ports).sort()).toEqual([
    'accounts',
    'balances',
    'cards',
    'debitCard',
    'issueCard',
    'ledgers',
    'loadCard',
    'suspendCard',
    'transactions',
    'transfers',
    'unsuspendCard',
  ]);
  await opened.close();
});

it('is written down without an address', () => {
  expect(cardbiller).toMatchObject({
    id: 'CARDBILLER',
    key: 'cardbiller',
    name: 'Cardbiller',
    documentedUrls: {},
    capabilities: [
      'ACCOUNTS',
      'BALANCES',
      'TRANSACTIONS',
      'LEDGERS',
      'CARDS',
      'CARD_ISSUING',
      'CARD_FUNDING',
    ],
  });
});

it('lists the problems of an entry, and does not open it', () => {
  expect(cardbiller.problems(entry('http://127.0.0.1:9', '', BOTH))).toEqual([
    expect.stringMatching(/^credentials\.token: required/),
  ]);
  expect(() => open('http://127.0.0.1:9', '')).toThrow('credentials.token');
});
