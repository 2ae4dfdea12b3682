import { expect, it } from 'vitest';
import { treasure } from '../../../../src/datasources/treasure/index.js';
import { newCall } from '../../../support/attempts.js';
import { json, startLoopback } from '../../../support/loopback.js';
import { entryOf, openContext } from '../../../support/open-provider.js';
import { business, connector } from './fake-treasure.js';

/** Answers the token call for the right secret, and the list of businesses to the token. */
const startServer = () =>
  startLoopback((response, { url, headers, body }) => {
    const [status, told] = answer(url, headers.authorization, body);
    json(response, told, status);
  });

function answer(url: string, authorization: string | undefined, body: string): [number, unknown] {
  if (url === '/v1/oauth/token') {
    const { client_secret } = JSON.parse(body);
    if (client_secret !== 'right') return [401, { error_code: 'NOT_AUTHENTICATED' }];
    return [200, { expires_in: 86400, access_token: 'token-1', token_type: 'Bearer' }];
  }
  return authorization === 'Bearer token-1' ? [200, [business('b1')]] : [401, {}];
}

const open = (baseUrl: string, clientSecret: string) =>
  treasure.open(
    entryOf(connector, { credentials: { clientId: 'id', clientSecret } }, { baseUrl }),
    openContext(connector),
  );

it('asks for one token and reads with it', async () => {
  const server = await startServer();
  const opened = open(server.url, 'right');

  await opened.check(new AbortController().signal);
  const [feed] = (await opened.ports.businesses?.list(newCall(), { filter: {} })) ?? [];

  expect((await feed?.read())?.items).toMatchObject([{ providerId: 'b1' }]);
  expect(opened.health().state).toBe('HEALTHY');
  const seen = server.requests.map(
    ({ method, url, headers }) => `${method} ${url} ${headers.authorization ?? 'no token'}`,
  );
  expect(seen).toEqual([
    'POST /v1/oauth/token no token',
    'GET /v1/businesses Bearer token-1',
    'GET /v1/businesses Bearer token-1',
  ]);
  await opened.close();
  await server.close();
});

it('reports credentials that are not accepted as UNAUTHORIZED', async () => {
  const server = await startServer();
  const opened = open(server.url, 'wrong');

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
    'webhooks',
  ]);
  expect(await Promise.all((opened.secrets ?? []).map((secret) => secret()))).toEqual(['id', 'right']);
  await opened.close();
});
