import { describe, expect, it } from 'vitest';
import { LOOPBACK_ORIGINS } from '../../../../src/server/sandbox/loopback-origins.js';
import { appOver, WITH_KEY } from '../../../support/app.js';

const CALLERS = [{ name: 'operator', token: 'sandbox_1' }];
const asked = async (
  headers: Record<string, string>,
  url = '/graphiql/config.json',
  localHost = '127.0.0.1',
) => {
  const { app } = await appOver({
    ...{ graphiql: { callers: CALLERS }, localHost, corsOrigins: [LOOPBACK_ORIGINS] },
  });
  const payload = url === '/graphql' ? { method: 'POST' as const, payload: { query: '{ __typename }' } } : {};
  return app.inject({ url, headers: { ...WITH_KEY, host: 'localhost:4000', ...headers }, ...payload });
};

describe('the gateway over the sandbox', () => {
  it.each(['localhost', 'localhost:4000', 'LOCALHOST:4000', '127.0.0.1:4000', '[::1]:4000'])(
    'answers requests for this machine: %s',
    async (host) => {
      expect((await asked({ host })).statusCode).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example:4000',
    '192.0.2.1:4000',
    '127.0.0.2',
  ])('gives no token to a page of another host whose name leads here: %s', async (host) => {
    for (const url of ['/graphiql/config.json', '/graphiql/', '/graphql', '/health/live', '/nowhere']) {
      const answer = await asked({ host }, url);

      expect(answer.statusCode).toBe(421);
      expect(answer.json().errors[0].extensions).toMatchObject({ code: 'BAD_REQUEST' });
      expect(answer.body).not.toContain('sandbox_1');
    }
  });

  it.each([
    ['192.0.2.1', '192.0.2.1:4000'],
    ['gateway.test', 'Gateway.test'],
    ['fd00::1', '[fd00::1]:4000'],
  ])('answers requests for its configured host %s', async (configured, host) => {
    expect((await asked({ host }, '/graphql', configured)).statusCode).toBe(200);
  });

  it.each(['https://evil.example', 'http://localhost.evil.example', 'null'])(
    'refuses what a page of %s sends',
    async (origin) => {
      const answer = await asked({ origin }, '/graphql');

      expect(answer.statusCode).toBe(403);
      expect(answer.json().errors[0].extensions.code).toBe('FORBIDDEN');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it.each([
    ['http://localhost:4000', 'localhost:4000'],
    ['http://localhost:5173', 'localhost:4000'],
    ['http://[::1]:5173', 'localhost:4000'],
  ])('answers what a page of %s sends', async (origin, host) => {
    expect((await asked({ origin, host }, '/graphql')).statusCode).toBe(200);
  });

  it('answers its own pages where its host is configured', async () => {
    const headers = { host: '192.0.2.1:4000', origin: 'http://192.0.2.1:4000' };

    expect((await asked(headers, '/graphql', '192.0.2.1')).statusCode).toBe(200);
  });

  it('says to a preflight of another page nothing that allows the request', async () => {
    const { app } = await appOver({ localHost: '127.0.0.1', corsOrigins: [LOOPBACK_ORIGINS] });
    const headers = {
      'access-control-request-method': 'POST',
      host: 'localhost',
      origin: 'https://evil.example',
    };

    const answer = await app.inject({ method: 'OPTIONS', url: '/graphql', headers });

    expect(answer.statusCode).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

it('a gateway with a configuration answers every host', async () => {
  const { app } = await appOver();

  const answer = await app.inject({ url: '/health/live', headers: { host: 'treasury.example' } });

  expect(answer.statusCode).toBe(200);
});
