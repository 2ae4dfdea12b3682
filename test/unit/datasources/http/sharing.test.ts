import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerHeaderCredentials } from '../../../../src/auth/credentials/caller-header.js';
import type { Upstream } from '../../../../src/datasources/http/upstream.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { newCall } from '../../../support/attempts.js';
import { json, type Loopback, startLoopback } from '../../../support/loopback.js';
import { manualClock } from '../../../support/manual-clock.js';
import { openUpstream, upstreamError } from '../../../support/upstream.js';

let server: Loopback;
let upstream: Upstream;
let held: ServerResponse[];
let holds: boolean;
let status: number;

/** Answers the number of the request, at once or when `release` is called. */
beforeEach(async () => {
  held = [];
  holds = false;
  status = 200;
  server = await startLoopback((response, _request, index) => {
    if (holds) held.push(response);
    else json(response, { index }, status);
  });
  upstream = openUpstream(server.url);
});

function release() {
  for (const [index, response] of held.splice(0).entries()) json(response, { index });
}

afterEach(async () => {
  release();
  await upstream.close();
  await server.close();
});

describe('reads of one request', () => {
  it('are answered from what the request has read already', async () => {
    const call = newCall();

    const first = await upstream.get(call, '/account', { page: 1 });

    expect(await upstream.get(call, '/account', { page: 1 })).toBe(first);
    await upstream.get(call, '/account', { page: 2 });
    expect(server.requests).toHaveLength(2);
  });

  it('are made again when a fresh one is asked for, which the later ones get', async () => {
    const call = newCall();
    await upstream.get(call, '/account');

    const fresh = await upstream.get(call, '/account', {}, { fresh: true });

    expect(fresh.body).toEqual({ index: 1 });
    expect(await upstream.get(call, '/account')).toBe(fresh);
  });

  it('do not remember an outage', async () => {
    const call = newCall();
    status = 502;
    await upstreamError(upstream.get(call, '/account'));

    status = 200;

    expect((await upstream.get(call, '/account')).status).toBe(200);
  });

  it('remember that an object does not exist', async () => {
    const call = newCall();
    status = 404;

    await upstreamError(upstream.get(call, '/account'));
    await upstreamError(upstream.get(call, '/account'));

    expect(server.requests).toHaveLength(1);
  });

  it('read again after a write', async () => {
    const call = newCall();
    await upstream.get(call, '/account');

    await upstream.send(call, { method: 'POST', path: '/book' });

    expect((await upstream.get(call, '/account')).body).toEqual({ index: 2 });
  });
});

describe('reads of several requests', () => {
  it('are merged while one is under way, for callers who reach the same data', async () => {
    holds = true;
    const reads = [upstream.get(newCall(), '/account'), upstream.get(newCall(), '/account')];
    await server.arrived(1);

    release();
    const [first, second] = await Promise.all(reads);

    expect(second).toBe(first);
    expect(server.requests).toHaveLength(1);
  });

  it('are not merged when one has its answer already', async () => {
    await upstream.get(newCall(), '/account');
    await upstream.get(newCall(), '/account');

    expect(server.requests).toHaveLength(2);
  });

  it('are never merged for callers who reach different data', async () => {
    holds = true;
    const reads = ['a', 'b'].map((shareKey) => upstream.get(newCall({ shareKey }), '/account'));
    await server.arrived(2);

    release();
    const [first, second] = await Promise.all(reads);

    expect(second).not.toBe(first);
  });

  it('go on when the caller who began them leaves', async () => {
    holds = true;
    const caller = new AbortController();
    const first = upstreamError(upstream.get(newCall({ signal: caller.signal }), '/account'));
    const second = upstream.get(newCall(), '/account');
    await server.arrived(1);

    caller.abort();
    expect((await first).code).toBe('TIMEOUT');
    release();

    expect((await second).status).toBe(200);
    expect(server.requests).toHaveLength(1);
  });

  it('do not serve a fresh read that begins after them', async () => {
    holds = true;
    const earlier = upstream.get(newCall(), '/account');
    await server.arrived(1);
    const fresh = upstream.get(newCall(), '/account', {}, { fresh: true });
    await server.arrived(2);

    release();

    expect(await fresh).not.toBe(await earlier);
  });

  it('are not repeated once everybody has left', async () => {
    holds = true;
    const clock = manualClock();
    const caller = new AbortController();
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    await upstream.close();
    upstream = openUpstream(server.url, { clock, telemetry: { ...silentTelemetry, upstream: () => end() } });
    const read = upstreamError(upstream.get(newCall({ signal: caller.signal }), '/account'));
    await server.arrived(1);
    caller.abort();
    await read;

    json(held.shift() as ServerResponse, {}, 503);
    await ended;
    await new Promise((resolve) => setImmediate(resolve));

    const pauseBeforeRepeat = 0;
    expect(clock.slept).not.toContain(pauseBeforeRepeat);
  });
});

describe('reads with tokens that callers bring along', () => {
  const bring = (token: string) => newCall({ callerHeaders: { 'x-token': token } });

  beforeEach(async () => {
    await upstream.close();
    upstream = openUpstream(server.url, { credentials: callerHeaderCredentials('X-Token') });
  });

  it('are never merged across requests, be it of one caller with one token', async () => {
    holds = true;
    const reads = [bring('one'), bring('two'), bring('one')].map((call) => upstream.get(call, '/account'));
    await server.arrived(3);

    release();

    const answers = await Promise.all(reads);
    expect(new Set(answers).size).toBe(3);
  });

  it('are merged within a request, while under way and afterwards', async () => {
    holds = true;
    const call = bring('one');
    const reads = [upstream.get(call, '/account'), upstream.get(call, '/account')];
    await server.arrived(1);

    release();
    const [first, second] = await Promise.all(reads);

    expect(second).toBe(first);
    expect(await upstream.get(call, '/account')).toBe(first);
    expect(server.requests).toHaveLength(1);
  });

  it('are made again within a request after a write, or when a fresh one is asked for', async () => {
    const call = bring('one');
    await upstream.get(call, '/account');

    await upstream.send(call, { method: 'POST', path: '/book' });
    const afterwards = await upstream.get(call, '/account');
    const fresh = await upstream.get(call, '/account', {}, { fresh: true });

    expect([afterwards.body, fresh.body]).toEqual([{ index: 2 }, { index: 3 }]);
  });
});
