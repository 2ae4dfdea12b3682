import { describe, expect, it } from 'vitest';
import type { ApiKeyEntry } from '../../../../src/auth/callers/api-keys.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { UNEXPECTED_MESSAGE } from '../../../../src/server/errors/error-codes.js';
import { appOver, KEY, WITH_KEY } from '../../../support/app.js';
import { TP_MAIN } from '../../../support/fake-sources.js';

const VIEWER = '{ viewer { subject } }';
const ACCOUNTS = '{ accounts { nodes { id } } }';
const JSON_TYPE = { 'content-type': 'application/json' };

const refused = (code: string, message: unknown = expect.any(String)) => ({
  errors: [{ message, extensions: { code, retryable: false, requestId: 'r-1' } }],
});

describe('POST /graphql', () => {
  it('answers a known caller, and lets nobody keep the answer', async () => {
    const { query } = await appOver();

    const answer = await query(VIEWER);

    expect(answer.json().data).toEqual({ viewer: { subject: 'ops' } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('gives every request sources of its own', async () => {
    const { query, open } = await appOver();

    await query(VIEWER);
    await query(VIEWER);

    expect(open).toHaveBeenCalledTimes(2);
  });

  it('puts the request id on every error', async () => {
    const { query } = await appOver();

    const answer = await query('{ a b }', { 'x-request-id': 'r-1' });

    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors.map((error: any) => error.extensions)).toEqual([
      { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false, requestId: 'r-1' },
      { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false, requestId: 'r-1' },
    ]);
  });

  it('says which connector failed', async () => {
    const error = new UpstreamError({ connector: TP_MAIN, code: 'TIMEOUT', sent: 'maybe' });
    const { query, lines } = await appOver({ sources: { accounts: () => Promise.reject(error) } });

    const answer = await query(ACCOUNTS);

    expect(answer.json().errors[0].extensions).toMatchObject({
      code: 'PROVIDER_TIMEOUT',
      connector: 'tp-main',
    });
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('writes to the log what nobody expected, and shows the caller no stack and no path', async () => {
    const accounts = () => Promise.reject(new TypeError('cannot open /srv/exchequer/secret'));
    const { query, lines } = await appOver({ sources: { accounts } });

    const answer = await query(ACCOUNTS, { 'x-request-id': 'r-1' });

    expect(answer.json().errors[0]).toMatchObject({
      message: UNEXPECTED_MESSAGE,
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' },
    });
    expect(answer.body).not.toMatch(/srv|stack|TypeError|\.ts|\.js/);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', requestId: 'r-1' }));
  });
});

describe('what never becomes a GraphQL request', () => {
  it.each([
    ['no JSON', '{"query": ', JSON_TYPE, 400],
    ['a body that would poison objects', '{"__proto__": {"x": 1}}', JSON_TYPE, 400],
    ['an empty body', '', JSON_TYPE, 400],
    ['a body too large', JSON.stringify({ query: 'x'.repeat(1024 * 1024) }), JSON_TYPE, 413],
    ['a body of another type', '<a/>', { 'content-type': 'application/xml' }, 415],
  ])('is refused in GraphQL shape: %s', async (_, payload, type, status) => {
    const { app } = await appOver();
    const headers = { ...WITH_KEY, ...type, 'x-request-id': 'r-1' };

    const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload });

    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual(refused('BAD_REQUEST'));
    expect(answer.headers['x-request-id']).toBe('r-1');
  });

  it.each(['{"query":"{a}","variables":{"__proto__":{}}}', '{"x":{"constructor":{"prototype":1}}}'])(
    'says which key of the body is not accepted: %s',
    async (payload) => {
      const { app } = await appOver();
      const headers = { ...WITH_KEY, ...JSON_TYPE, 'x-request-id': 'r-1' };

      const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload });

      expect(answer.json()).toEqual(refused('BAD_REQUEST', expect.stringContaining('`__proto__`')));
    },
  );

  it.each(['/', '/nowhere', '/graphql/x', '/webhooks'])('finds no route %s', async (url) => {
    const { app } = await appOver();

    const answer = await app.inject({ url, headers: { 'x-request-id': 'r-1' } });

    expect(answer.statusCode).toBe(404);
    const addresses = '/graphql, /health, /health/live, /health/ready, /metrics';
    const message = `no such route; the gateway responds at ${addresses}`;
    expect(answer.json()).toEqual(refused('NOT_FOUND', message));
  });

  it('refuses an address that cannot be decoded in the same shape', async () => {
    const { app } = await appOver();

    const answer = await app.inject({ url: '/graphiql/%zz', headers: { 'x-request-id': 'r-1' } });

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual(refused('BAD_REQUEST'));
    expect(answer.headers['x-request-id']).toBe('r-1');
  });

  it('says of a route that breaks no more than that it did', async () => {
    const { app, lines } = await appOver();
    app.get('/broken', () => Promise.reject(new Error('cannot open /srv/exchequer/secret')));

    const answer = await app.inject({ url: '/broken', headers: { 'x-request-id': 'r-1' } });

    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual(refused('INTERNAL_SERVER_ERROR', UNEXPECTED_MESSAGE));
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', requestId: 'r-1' }));
  });
});

describe('the other routes', () => {
  it.each(['/health', '/health/live', '/health/ready'])('answers %s to everybody', async (url) => {
    const { app } = await appOver();

    const answer = await app.inject(url);

    expect(answer.json()).toEqual({ status: 'ok' });
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it('shows metrics to a caller alone', async () => {
    const { app, query } = await appOver();
    await query(VIEWER);

    const metrics = await app.inject({ url: '/metrics', headers: WITH_KEY });

    expect(metrics.body).toContain('exchequer_graphql_requests_total{operation="query",outcome="ok"} 1');
    expect((await app.inject('/metrics')).statusCode).toBe(401);
  });

  it.each<[string, Partial<ApiKeyEntry>]>([
    ['holds no scope for it', { scopes: new Set(['accounts:read']) }],
    ['reaches some connectors alone', { grants: { connectors: new Set(['bank']), accounts: 'all' } }],
    ['is held to accounts', { grants: { connectors: 'all', accounts: new Set(['x']) } }],
  ])('shows no metrics, which speak of all connectors, to a caller who %s', async (_, caller) => {
    const { app } = await appOver({ caller });

    const answer = await app.inject({ url: '/metrics', headers: WITH_KEY });

    expect(answer.statusCode).toBe(403);
    expect(answer.json().errors[0].extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(answer.body).not.toContain('exchequer_');
  });

  it('reads an address as the rest of it does, also where it cannot be decoded', async () => {
    const { app, lines } = await appOver();
    const extensions = '{"x":"%zz","persistedQuery":{"version":1,"sha256Hash":%31}}';

    const answer = await app.inject({
      url: `/graphql?query=${encodeURIComponent(VIEWER)}&extensions=${extensions}`,
      headers: WITH_KEY,
    });

    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].extensions).toMatchObject({ code: 'BAD_REQUEST' });
    expect(JSON.stringify(lines)).not.toContain('unexpected error');
  });

  it('logs who asked for which route, and no key, query or body', async () => {
    const { app, lines } = await appOver();

    await app.inject({ url: `/graphql?query=${encodeURIComponent(VIEWER)}`, headers: WITH_KEY });

    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'request', method: 'GET', route: '/graphql', caller: 'ops' }),
    );
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${KEY}|viewer`));
  });

  it('lets pages of other origins in only where they are configured', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' };
    const preflight = { method: 'OPTIONS', url: '/graphql', headers } as const;
    const closed = await appOver();
    const open = await appOver({ corsOrigins: ['https://app.example'] });
    const other = await appOver({ corsOrigins: ['https://other.example'] });

    const allowed = async ({ app }: typeof open) =>
      (await app.inject(preflight)).headers['access-control-allow-origin'];

    expect(await allowed(open)).toBe('https://app.example');
    expect(await allowed(closed)).toBeUndefined();
    expect(await allowed(other)).not.toBe('https://app.example');
  });

  it('lets browsers keep the answer to a preflight for two hours', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' };
    const { app } = await appOver({ corsOrigins: ['https://app.example'] });

    const answer = await app.inject({ method: 'OPTIONS', url: '/graphql', headers });

    expect(answer.headers['access-control-max-age']).toBe('7200');
    expect(answer.headers.vary).toMatch(/\borigin\b/i);
  });
});
