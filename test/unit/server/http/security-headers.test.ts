import { describe, expect, it } from 'vitest';
import { appOver, WITH_KEY } from '../../../support/app.js';

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
};

describe('every answer', () => {
  it.each([
    ['a page', '/graphiql/'],
    ['a script', '/graphiql/assets/main.js'],
    ['an answer', '/graphql?query={viewer{subject}}'],
    ['metrics', '/metrics'],
    ['a sign of life', '/health/live'],
    ['no route', '/nowhere'],
    ['a bad address', '/%ff'],
  ])('keeps browsers from guessing, framing and telling on: %s', async (_, url) => {
    const { app } = await appOver({ graphiql: {} });

    const { headers } = await app.inject({ url, headers: WITH_KEY });

    expect(headers).toMatchObject(EVERYWHERE);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('is kept by nobody where it holds data, refusals among them', async () => {
    const { app } = await appOver();
    const cacheControlOf = async (url: string, headers = {}) =>
      (await app.inject({ url, headers })).headers['cache-control'];

    expect(await cacheControlOf('/graphql?query={viewer{subject}}', WITH_KEY)).toBe('no-store');
    expect(await cacheControlOf('/graphql?query={viewer{subject}}')).toBe('no-store');
    expect(await cacheControlOf('/metrics', WITH_KEY)).toBe('no-store');
    expect(await cacheControlOf('/nowhere')).toBe('no-store');
  });

  it('holds browsers to TLS where it came over TLS, by a proxy that is trusted', async () => {
    const { app } = await appOver({ http: { trustProxy: true } });

    const { headers } = await app.inject({ url: '/health/live', headers: { 'x-forwarded-proto': 'https' } });

    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });
});
