import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GraphiqlOptions } from '../../../../src/server/http/graphiql.js';
import { appOver, WITH_KEY } from '../../../support/app.js';
import { newFolder } from '../../../support/configuration.js';

const served = (callers: GraphiqlOptions['callers'] = []) => appOver({ graphiql: { callers } });

describe('GraphiQL', () => {
  it('is served to everybody, and leads from the short address to the page', async () => {
    const { app } = await served();

    const short = await app.inject('/graphiql');
    const page = await app.inject('/graphiql/');

    expect(short.statusCode).toBe(302);
    expect(short.headers.location).toBe('/graphiql/');
    expect(page.body).toContain('GraphiQL');
    expect(page.headers['content-type']).toContain('text/html');
  });

  it('is where a browser arrives at the address of the gateway, and a program does not', async () => {
    const { app } = await served();

    const browser = await app.inject({ url: '/', headers: { accept: 'text/html,*/*;q=0.8' } });
    const program = await app.inject({ url: '/', headers: { accept: 'application/json' } });

    expect([browser.statusCode, browser.headers.location]).toEqual([302, '/graphiql/']);
    expect(program.statusCode).toBe(404);
    expect(program.json().errors[0].message).toContain('/graphiql, /graphql');
  });

  it.each(['/graphiql', '/graphiql/', '/graphiql/assets/main.js', '/graphiql/config.json'])(
    'lets %s load nothing from elsewhere and stand in no frame',
    async (url) => {
      const { app } = await served();

      const { headers } = await app.inject(url);

      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    },
  );

  it.each(['/health/live', '/metrics', '/graphql', '/nowhere'])('lets nothing run on %s', async (url) => {
    const { app } = await served();

    const { headers } = await app.inject({ url, headers: WITH_KEY });

    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['content-security-policy']).not.toContain('script-src');
  });

  it('shows the examples as tabs, by name', async () => {
    const { app } = await served();

    const answer = await app.inject('/graphiql/config.json');

    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json().tabs).toEqual([
      { title: 'a', query: '{ a }' },
      { title: 'b', query: '{ b }' },
    ]);
  });

  it('holds tokens only of the callers that are given', async () => {
    const callers = [{ name: 'operator', token: 'sandbox_1' }];
    const without = await (await served()).app.inject('/graphiql/config.json');
    const withToken = await (await served(callers)).app.inject('/graphiql/config.json');

    expect(without.json().callers).toEqual([]);
    expect(withToken.json().callers).toEqual(callers);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('serves a file as the build compressed it with %s, with its own type', async (coding, decompress) => {
    const { app } = await served();

    const answer = await app.inject({
      url: '/graphiql/assets/main.js',
      headers: { 'accept-encoding': coding },
    });

    expect(answer.headers['content-encoding']).toBe(coding);
    expect(answer.headers['content-type']).toContain('javascript');
    expect(decompress(answer.rawPayload).toString()).toBe('"main";');
  });

  it.each([
    ['/graphiql/assets/main.js', 'public, max-age=31536000, immutable'],
    ['/graphiql/assets/plain.js', 'public, max-age=31536000, immutable'],
    ['/graphiql/', 'no-cache'],
  ])('lets browsers keep files whose name changes with their content, and no page: %s', async (url, kept) => {
    const { app } = await served();

    for (const coding of ['br', 'identity']) {
      const { headers } = await app.inject({ url, headers: { 'accept-encoding': coding } });
      expect(headers).toMatchObject({ 'cache-control': kept, vary: 'accept-encoding' });
    }
  });

  it('lets nobody keep that a file is not there, and compresses no tokens', async () => {
    const { app } = await served([{ name: 'operator', token: 'sandbox_1' }]);
    const headers = { 'accept-encoding': 'br, gzip' };

    const missing = await app.inject({ url: '/graphiql/assets/none.js', headers });
    const tokens = await app.inject({ url: '/graphiql/config.json', headers });

    expect([missing.statusCode, missing.headers['cache-control']]).toEqual([404, 'no-store']);
    expect(tokens.headers).not.toHaveProperty('content-encoding');
  });

  it.each(['/graphiql/../package.json', '/graphiql/%2e%2e/package.json', '/graphiql/..%2fpackage.json'])(
    'serves nothing outside its folder: %s',
    async (url) => {
      const { app } = await served();

      const answer = await app.inject(url);

      expect([403, 404]).toContain(answer.statusCode);
      expect(answer.json().errors[0].extensions.requestId).toBe(answer.headers['x-request-id']);
    },
  );

  it('is not there when it is switched off or was not built', async () => {
    const off = await appOver();
    const unbuilt = await appOver({ graphiql: { folder: newFolder() } });

    for (const { app } of [off, unbuilt]) {
      expect((await app.inject('/graphiql')).statusCode).toBe(404);
      expect((await app.inject('/graphiql/config.json')).statusCode).toBe(404);
    }
  });
});
