import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { treasure } from '../../../../src/datasources/treasure/index.js';
import { systemClock } from '../../../../src/domain/clock.js';
import { noMemory } from '../../../../src/domain/memory.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { business, connector, newCall } from './fake-treasure.js';

const limits = { timeoutMs: 5000, maxConcurrent: 4, requestsPerSecond: 100 };

/** Answers the token call for the right secret, and the list of businesses to the token. */
async function startServer() {
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? 'no token'}`);
    const [status, body] = answer(
      request.url ?? '',
      request.headers.authorization,
      Buffer.concat(chunks).toString(),
    );
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { baseUrl, seen, close: () => new Promise((resolve) => server.close(resolve)) };
}

function answer(url: string, authorization: string | undefined, body: string): [number, unknown] {
  if (url === '/v1/oauth/token') {
    const { client_secret } = JSON.parse(body);
    if (client_secret !== 'right') return [401, { error_code: 'NOT_AUTHENTICATED' }];
    return [200, { expires_in: 86400, access_token: 'token-1', token_type: 'Bearer' }];
  }
  return authorization === 'Bearer token-1' ? [200, [business('b1')]] : [401, {}];
}

function open(baseUrl: string, clientSecret: string) {
  const options = { credentials: { clientId: 'id', clientSecret } };
  const entry = { name: connector.name, environment: connector.environment, baseUrl, limits, options };
  return treasure.open(entry, {
    connector,
    limits,
    clock: systemClock,
    random: () => 0.5,
    telemetry: silentTelemetry,
    memory: noMemory,
  });
}

it('asks for one token and reads with it', async () => {
  const server = await startServer();
  const opened = open(server.baseUrl, 'right');

  await opened.check(new AbortController().signal);
  const [feed] = (await opened.ports.businesses?.list(newCall(), { filter: {} })) ?? [];

  expect((await feed?.read())?.items).toMatchObject([{ providerId: 'b1' }]);
  expect(opened.health().state).toBe('HEALTHY');
  expect(server.seen).toEqual([
    'POST /v1/oauth/token no token',
    'GET /v1/businesses Bearer token-1',
    'GET /v1/businesses Bearer token-1',
  ]);
  await opened.close();
  await server.close();
});

it('reports credentials that are not accepted as UNAUTHORIZED', async () => {
  const server = await startServer();
  const opened = open(server.baseUrl, 'wrong');

  await expect(opened.check(new AbortController().signal)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

  await opened.close();
  await server.close();
});

it('brings exactly the ports of its capabilities', async () => {
  const opened = open('http://127.0.0.1:9', 'right');

  expect(Object.keys(opened.ports).sort()).toEqual([
    'accounts',
    'balances',
    'businesses',
    'createBusiness',
    'createTransfer',
    'documents',
    'linkBankAccount',
    'portfolios',
    'setPortfolioAllocation',
    'submitBusinessOnboarding',
    'transfers',
    'updateUserData',
    'webhookDashboard',
  ]);
  expect(await Promise.all((opened.secrets ?? []).map((secret) => secret()))).toEqual(['id', 'right']);
  await opened.close();
});
