import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { treasuryPrime } from '../../../../src/datasources/treasury-prime/index.js';
import { systemClock } from '../../../../src/domain/clock.js';
import { noMemory } from '../../../../src/domain/memory.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { connector, newCall } from './fake-treasury-prime.js';
import { counterparty } from './records.js';

const limits = { timeoutMs: 5000, maxConcurrent: 4, requestsPerSecond: 100 };
const KEY = `Basic ${Buffer.from('key:right').toString('base64')}`;

/** Answers the right key: a ping, and a list of one. */
async function startServer() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const isRight = request.headers.authorization === KEY;
    const body = request.url === '/ping' ? { api_version: '1' } : { data: [counterparty('cp_1')] };
    // The error body is cut short on purpose: it need not be valid JSON.
    response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json;charset=utf-8' });
    response.end(isRight ? JSON.stringify(body) : '{"error": "Not author');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { baseUrl, seen, close: () => new Promise((resolve) => server.close(resolve)) };
}

const entry = (baseUrl: string, keyValue: string) => ({
  name: connector.name,
  environment: connector.environment,
  baseUrl,
  limits,
  options: { credentials: { keyId: 'key', keyValue } },
});

function open(baseUrl: string, keyValue = 'right') {
  return treasuryPrime.open(entry(baseUrl, keyValue), {
    connector,
    limits,
    clock: systemClock,
    random: () => 0.5,
    telemetry: silentTelemetry,
    memory: noMemory,
  });
}

it('proves itself with its key and reads', async () => {
  const server = await startServer();
  const opened = open(server.baseUrl);

  await opened.check(new AbortController().signal);
  const [feed] = (await opened.ports.counterparties?.list(newCall(), { filter: {} })) ?? [];

  expect((await feed?.read())?.items).toMatchObject([{ providerId: 'cp_1' }]);
  expect(opened.health().state).toBe('HEALTHY');
  expect(server.seen).toEqual(['GET /ping', 'GET /counterparty?page_size=100']);
  await opened.close();
  await server.close();
});

it('reports a key that is not accepted as UNAUTHORIZED', async () => {
  const server = await startServer();
  const opened = open(server.baseUrl, 'wrong');

  await expect(opened.check(new AbortController().signal)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

  await opened.close();
  await server.close();
});

it('brings exactly the ports of its capabilities', async () => {
  const opened = open('http://127.0.0.1:9');

  expect(Object.keys(opened.ports).sort()).toEqual([
    'accounts',
    'balances',
    'businesses',
    'cancelTransfer',
    'cards',
    'counterparties',
    'createCounterparty',
    'createTransfer',
    'suspendCard',
    'transactions',
    'transfers',
    'unsuspendCard',
    'updateUserData',
  ]);
  await opened.close();
});

it('is written down with its documented addresses', () => {
  expect(treasuryPrime).toMatchObject({
    id: 'TREASURY_PRIME',
    key: 'treasury-prime',
    name: 'Treasury Prime',
    documentedUrls: {
      SANDBOX: 'https://api.sandbox.treasuryprime.com',
      PRODUCTION: 'https://api.treasuryprime.com',
    },
  });
});

it('lists the problems of an entry, and does not open it', () => {
  expect(treasuryPrime.problems(entry('http://127.0.0.1:9', ''))).toEqual([
    expect.stringMatching(/^credentials\.keyValue: required/),
  ]);
  expect(() => open('http://127.0.0.1:9', '')).toThrow('credentials.keyValue');
});
