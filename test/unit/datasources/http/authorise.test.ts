import { afterEach, describe, expect, it } from 'vitest';
import { bearerCredentials } from '../../../../src/auth/credentials/bearer.js';
import { callerHeaderCredentials } from '../../../../src/auth/credentials/caller-header.js';
import type { Credentials } from '../../../../src/auth/credentials/credentials.js';
import { oauthClientCredentials } from '../../../../src/auth/credentials/oauth-client-credentials.js';
import type { Call, Upstream } from '../../../../src/datasources/http/upstream.js';
import { systemClock } from '../../../../src/domain/clock.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { newCall } from '../../../support/attempts.js';
import { json, type Loopback, startLoopback } from '../../../support/loopback.js';
import { connector, openUpstream, upstreamError } from '../../../support/upstream.js';

let server: Loopback;
let upstream: Upstream;

/** A provider that accepts one token only. */
async function open(credentials: Credentials, accepted: () => string) {
  server = await startLoopback((response, { headers }) => {
    const good = headers.authorization === `Bearer ${accepted()}`;
    json(response, good ? { ok: true } : { error: 'unauthorized' }, good ? 200 : 401);
  });
  upstream = openUpstream(server.url, { credentials });
}

function renewable() {
  const state = { fetched: 0 };
  const fetchToken = async () => ({ accessToken: `token-${++state.fetched}`, expiresInSeconds: 3600 });
  return { state, credentials: oauthClientCredentials({ fetchToken, clock: systemClock }) };
}

afterEach(async () => {
  await upstream.close();
  await server.close();
});

describe('credentials upstream', () => {
  it('sign every request', async () => {
    const { credentials } = renewable();
    await open(credentials, () => 'token-1');

    await upstream.get(newCall(), '/account');
    await upstream.send(newCall(), { method: 'POST', path: '/ach' });

    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
    ]);
  });

  it('are renewed once after a 401, and the read is repeated', async () => {
    const { credentials, state } = renewable();
    await open(credentials, () => 'token-2');

    const answer = await upstream.get(newCall(), '/account');

    expect(answer.body).toEqual({ ok: true });
    expect(server.requests).toHaveLength(2);
    expect(state.fetched).toBe(2);
    expect(upstream.health().state).toBe('HEALTHY');
  });

  it('are renewed once after a 401, and the write is repeated, for it was not executed', async () => {
    const { credentials } = renewable();
    await open(credentials, () => 'token-2');

    await upstream.send(newCall(), { method: 'POST', path: '/ach', body: { amount: '1.00' } });

    expect(server.requests.map(({ body }) => body)).toEqual(['{"amount":"1.00"}', '{"amount":"1.00"}']);
  });

  it('are renewed once for a hundred reads that are refused together', async () => {
    const { credentials, state } = renewable();
    await open(credentials, () => 'token-2');

    await Promise.all(Array.from({ length: 100 }, (_, n) => upstream.get(newCall(), `/account/a${n}`)));

    expect(state.fetched).toBe(2);
  });

  it('that are refused twice are UNAUTHORIZED', async () => {
    const { credentials } = renewable();
    await open(credentials, () => 'another');

    const error = await upstreamError(upstream.get(newCall(), '/account'));

    expect(error).toMatchObject({ code: 'UNAUTHORIZED', status: 401, sent: 'yes' });
    expect(server.requests).toHaveLength(2);
    expect(upstream.health().lastFailureReason).toBe('bank did not accept our credentials');
  });

  it('that cannot be renewed are not sent again', async () => {
    await open(
      bearerCredentials(async () => 'wrong'),
      () => 'right',
    );

    const error = await upstreamError(upstream.send(newCall(), { method: 'POST', path: '/ach' }));

    expect(error.code).toBe('UNAUTHORIZED');
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['NOT_FOUND', 'UNAUTHORIZED'],
    ['REJECTED', 'UNAUTHORIZED'],
    ['UNAVAILABLE', 'UNAVAILABLE'],
  ] as const)('that a token endpoint denies with %s are %s, and nothing was sent', async (denied, code) => {
    const fetchToken = async () => {
      throw new UpstreamError({ connector, code: denied, sent: 'yes', status: 400 });
    };
    await open(oauthClientCredentials({ fetchToken, clock: systemClock }), () => '');

    const error = await upstreamError(upstream.send(newCall(), { method: 'POST', path: '/ach' }));

    expect(error).toMatchObject({ code, sent: 'no', status: null });
    expect(server.requests).toHaveLength(0);
  });

  it('that cannot be read are UNAUTHORIZED', async () => {
    const unreadable = bearerCredentials(() => Promise.reject(new Error('ENOENT /run/secrets/token')));
    await open(unreadable, () => '');

    const error = await upstreamError(upstream.get(newCall(), '/account'));

    expect(error).toMatchObject({ code: 'UNAUTHORIZED', sent: 'no' });
    expect(error.message).not.toContain('/run');
  });
});

describe("callers' own credentials upstream", () => {
  const credentials = callerHeaderCredentials('X-Linker-Token');
  const bring = (token: string) => newCall({ callerHeaders: { 'x-linker-token': token } });

  it('sign each request with the token of its caller', async () => {
    await open(credentials, () => 'mine');

    const answer = await upstream.get(bring('mine'), '/account');
    await upstream.send(bring('mine'), { method: 'POST', path: '/ach' });

    expect(answer.body).toEqual({ ok: true });
    expect(server.requests.map(({ headers }) => headers['x-linker-token'])).toEqual([undefined, undefined]);
  });

  it.each([
    ['reads', (call: Call) => upstream.get(call, '/account')],
    ['writes', (call: Call) => upstream.send(call, { method: 'POST', path: '/ach' })],
  ])('that are missing are asked for by name, and no %s go out', async (_, ask) => {
    await open(credentials, () => 'mine');

    const errors = [
      await upstreamError(ask(newCall())),
      await upstreamError(ask(newCall({ callerHeaders: {} }))),
    ];

    const message = "bank needs the caller's own token in the header x-linker-token";
    const expected = expect.objectContaining({ code: 'UNAUTHORIZED', sent: 'no', status: null, message });
    expect(errors).toEqual([expected, expected]);
    expect(server.requests).toEqual([]);
    expect(upstream.health()).toMatchObject({ state: 'HEALTHY', circuit: 'CLOSED', lastFailureAt: null });
  });

  it('that are refused are not sent again, and say nothing about the connector', async () => {
    await open(credentials, () => 'mine');

    const errors = [
      await upstreamError(upstream.get(bring('wrong'), '/account')),
      await upstreamError(upstream.send(bring('wrong'), { method: 'POST', path: '/ach' })),
    ];

    expect(errors.map(({ code, status }) => [code, status])).toEqual([
      ['UNAUTHORIZED', 401],
      ['UNAUTHORIZED', 401],
    ]);
    expect(server.requests).toHaveLength(2);
    expect(upstream.health()).toMatchObject({ state: 'HEALTHY', circuit: 'CLOSED', lastFailureAt: null });
  });

  it('that many callers get wrong keep no other caller out', async () => {
    await open(credentials, () => 'mine');

    await Promise.all(
      Array.from({ length: 30 }, () => upstreamError(upstream.get(bring('wrong'), '/account'))),
    );

    expect((await upstream.get(bring('mine'), '/account')).body).toEqual({ ok: true });
  });
});
