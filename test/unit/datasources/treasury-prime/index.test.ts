import { expect, it } from 'vitest';
import { treasuryPrime } from '../../../../src/datasources/treasury-prime/index.js';
import { newCall } from '../../../support/attempts.js';
import { json, startLoopback } from '../../../support/loopback.js';
import { entryOf, openContext } from '../../../support/open-provider.js';
import { connector } from './fake-treasury-prime.js';
import { counterparty } from './records.js';

const KEY = `Basic ${Buffer.from('key:right').toString('base64')}`;

/** Answers the right key: a ping, and a list of one. */
const startServer = () =>
  startLoopback((response, { url, headers }) => {
    if (headers.authorization === KEY)
      return json(response, url === '/ping' ? { api_version: '1' } : { data: [counterparty('cp_1')] });
    response.writeHead(401, { 'content-type': 'application/json;charset=utf-8' });
    response.end('{"error": "Not author'); // Cut short on purpose: it need not be valid JSON.
  });

const entry = (baseUrl: string, keyValue: string) =>
  entryOf(connector, { credentials: { keyId: 'key', keyValue } }, { baseUrl });

const open = (baseUrl: string, keyValue = 'right') =>
  treasuryPrime.open(entry(baseUrl, keyValue), openContext(connector));

it('proves itself with its key and reads', async () => {
  const server = await startServer();
  const opened = open(server.url);

  await opened.check(new AbortController().signal);
  const [feed] = (await opened.ports.counterparties?.list(newCall(), { filter: {} })) ?? [];

  expect((await feed?.read())?.items).toMatchObject([{ providerId: 'cp_1' }]);
  expect(opened.health().state).toBe('HEALTHY');
  expect(server.requests).toMatchObject([
    { method: 'GET', url: '/ping' },
    { method: 'GET', url: '/counterparty?page_size=100' },
  ]);
  await opened.close();
  await server.close();
});

it('reports a key that is not accepted as UNAUTHORIZED', async () => {
  const server = await startServer();
  const opened = open(server.url, 'wrong');

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
    'webhooks',
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
