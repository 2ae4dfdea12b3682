import { afterEach, expect, it } from 'vitest';
import { treasuryPath } from '../../../../src/datasources/treasury-path/index.js';
import { newCall } from '../../../support/attempts.js';
import { readAll } from '../../../support/feeds.js';
import { json, type Loopback, startLoopback } from '../../../support/loopback.js';
import { manualClock } from '../../../support/manual-clock.js';
import { entryOf, openContext } from '../../../support/open-provider.js';
import { connector, listOf } from './fake-treasury-path.js';
import { company, recipient } from './records.js';

const MINUTE = 60_000;

let server: Loopback;
afterEach(() => server.close());

/** Gives `token-1`, `token-2`, … to the right secret; answers companies and recipients to tokens that are not revoked. */
async function start(revoked: readonly string[] = []) {
  let sessions = 0;
  server = await startLoopback((response, { url, headers, body }) => {
    if (url === '/api/v1/sessions') {
      if (JSON.parse(body).api_secret !== 'right')
        return json(response, { errors: [{ field: ['api_key'], message: 'revoked' }] }, 401);
      sessions += 1;
      return json(response, { data: { token: `token-${sessions}` } }, 201);
    }
    const token = (headers.authorization ?? '').replace('Bearer ', '');
    if (!token.startsWith('token-') || revoked.includes(token))
      return json(response, { errors: [{ field: ['token'], message: 'Missing or invalid token' }] }, 401);
    if (url === '/gql') {
      const { domains } = JSON.parse(body).variables;
      const trustedDomainConfig = { id: 'config-1', domains };
      return json(response, { data: { upsertTrustedDomainConfig: { trustedDomainConfig, errors: [] } } });
    }
    if (url.endsWith('/hosted_page_tokens')) {
      const { purpose, return_url } = JSON.parse(body);
      return json(response, { data: { token: 'page-1', purpose, return_url } }, 201);
    }
    if (url.endsWith('/recipients')) return json(response, { data: [recipient('r1')] });
    return json(response, listOf(company('c1')));
  });
}

function open(baseUrl: string, apiSecret = 'right') {
  const options = {
    credentials: { apiKey: 'key', apiSecret },
    trustedDomains: ['app.orchard.example'],
    graphqlUrl: new URL('/gql', baseUrl).href,
    hostedUrl: 'https://hosted.example',
  };
  const clock = manualClock();
  const opened = treasuryPath.open(
    entryOf(connector, options, { baseUrl }),
    openContext(connector, { clock }),
  );
  return { ...opened, clock };
}

const seen = () =>
  server.requests.map(
    ({ method, url, headers }) => `${method} ${url} ${headers.authorization ?? 'no token'}`,
  );
const aSignal = () => new AbortController().signal;

it('makes one session and reads with its token', async () => {
  await start();
  const opened = open(server.url);

  await opened.check(aSignal());
  const feeds = (await opened.ports.counterparties?.list(newCall(), { filter: {} })) ?? [];

  expect(await readAll(feeds)).toMatchObject([{ providerId: 'r1' }]);
  expect(opened.health().state).toBe('HEALTHY');
  expect(seen()).toEqual([
    'POST /api/v1/sessions no token',
    'GET /api/v1/companies?per_page=1 Bearer token-1',
    'GET /api/v1/companies?page=1&per_page=100 Bearer token-1',
    'GET /api/v1/companies/c1/recipients Bearer token-1',
  ]);
  await opened.close();
});

it('takes a base URL with the path of the API for the same address', async () => {
  await start();
  const opened = open(`${server.url}/api/v1/`);

  await opened.check(aSignal());

  expect(seen()[1]).toBe('GET /api/v1/companies?per_page=1 Bearer token-1');
  await opened.close();
});

it('makes a new session after a 401 and repeats the read once', async () => {
  await start(['token-1']);
  const opened = open(server.url);

  await opened.check(aSignal());

  expect(seen().map((line) => line.split(' ').slice(-1)[0])).toEqual([
    'token',
    'token-1',
    'token',
    'token-2',
  ]);
  await opened.close();
});

it('uses no token in the last ten minutes of its day', async () => {
  await start();
  const opened = open(server.url);
  await opened.check(aSignal());

  opened.clock.advance((24 * 60 - 10) * MINUTE);
  await opened.check(aSignal());

  expect(seen().at(-1)).toBe('GET /api/v1/companies?per_page=1 Bearer token-2');
  await opened.close();
});

it('reports credentials that are not accepted as UNAUTHORIZED', async () => {
  await start();
  const opened = open(server.url, 'wrong');

  await expect(opened.check(aSignal())).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

  await opened.close();
});

it('brings exactly the ports of its capabilities', async () => {
  await start();
  const opened = open(server.url);

  expect(Object.keys(opened.ports).sort()).toEqual([
    'accounts',
    'balances',
    'businesses',
    'counterparties',
    'hostedPages',
    'transfers',
    'trustedDomains',
  ]);
  expect((await opened.ports.trustedDomains?.read(newCall()))?.domains).toEqual(['app.orchard.example']);
  await opened.close();
});

it('sets trusted domains at the address of GraphQL, with the session of the others', async () => {
  await start(['token-1']);
  const opened = open(`${server.url}/api/v1`);

  const answered = await opened.ports.trustedDomains?.upsert?.(newCall(), ['*.example.com']);

  expect(answered).toMatchObject({ value: { domains: ['*.example.com'] } });
  expect(seen()).toEqual([
    'POST /api/v1/sessions no token',
    'POST /gql Bearer token-1',
    'POST /api/v1/sessions no token',
    'POST /gql Bearer token-2',
  ]);
  await opened.close();
});

it('accepts a return address that another writer made trusted', async () => {
  await start();
  const opened = open(server.url);
  const returnUrl = 'https://new.orchard.example/linked';

  await opened.ports.trustedDomains?.upsert?.(newCall(), ['app.orchard.example']);
  const answered = await opened.ports.hostedPages?.create(newCall(), {
    entityId: 'e1',
    purpose: 'FUNDING_ACCOUNTS',
    returnUrl,
  });

  expect(answered).toMatchObject({ value: { token: 'page-1', returnUrl } });
  await opened.close();
});

it('is known by its key and its secret', async () => {
  await start();
  const opened = open(server.url);

  expect(await Promise.all((opened.secrets ?? []).map((secret) => secret()))).toEqual(['key', 'right']);
  await opened.close();
});
