import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../../../../src/datasources/http/exchange.js';
import { newCall } from '../../../support/attempts.js';
import { type Handler, type Loopback, startLoopback } from '../../../support/loopback.js';
import { manualClock } from '../../../support/manual-clock.js';
import { openUpstream, upstreamError } from '../../../support/upstream.js';

let server: Loopback;
let upstream: ReturnType<typeof openUpstream>;
let handle: Handler;

beforeEach(async () => {
  server = await startLoopback((...args) => handle(...args));
  upstream = openUpstream(server.url);
});

afterEach(async () => {
  await server.close();
  await upstream.close();
});

describe('an attempt', () => {
  it('that brings garbled JSON is INVALID_RESPONSE, and not repeated', async () => {
    handle = (response) => response.end('{"balance": "12.0');

    const error = await upstreamError(upstream.get(newCall(), '/account'));

    expect(error).toMatchObject({ code: 'INVALID_RESPONSE', status: 200, sent: 'yes' });
    expect(upstream.attempts.map(({ outcome }) => outcome)).toEqual(['INVALID_RESPONSE']);
  });

  it('that brings more than it may is INVALID_RESPONSE', async () => {
    handle = (response) => response.end(Buffer.alloc(MAX_BODY_BYTES + 1, ' '));

    const error = await upstreamError(upstream.send(newCall(), { method: 'POST', path: '/ach' }));

    expect(error).toMatchObject({ code: 'INVALID_RESPONSE', status: 200, sent: 'yes' });
  });

  it('that brings more than the limit of its connector is INVALID_RESPONSE', async () => {
    await upstream.close();
    const limits = { timeoutMs: 20_000, maxConcurrent: 20, requestsPerSecond: 1000, maxBodyBytes: 10 };
    upstream = openUpstream(server.url, { limits });
    handle = (response) => response.end('{"a":1234}');
    expect((await upstream.get(newCall(), '/account')).body).toEqual({ a: 1234 });

    handle = (response) => response.end('{"a":12345}');
    const error = await upstreamError(upstream.get(newCall(), '/account'));

    expect(error).toMatchObject({ code: 'INVALID_RESPONSE', status: 200, sent: 'yes' });
  });

  it('keeps the status of a refusal with an endless body', async () => {
    handle = (response) => response.writeHead(404).end(Buffer.alloc(MAX_BODY_BYTES + 1, ' '));

    expect((await upstreamError(upstream.get(newCall(), '/account'))).code).toBe('NOT_FOUND');
  });

  it('that is refused clearly shows a healthy provider', async () => {
    handle = (response) => response.writeHead(422).end('{"error":"account number 12345 is closed"}');

    const error = await upstreamError(upstream.send(newCall(), { method: 'POST', path: '/ach' }));

    expect(error.message).toBe('bank refused the request');
    expect(upstream.health()).toMatchObject({ state: 'HEALTHY', lastFailureAt: null });
  });

  it('that is cut half way through its answer may have been executed', async () => {
    handle = (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setImmediate(() => response.destroy());
    };

    const error = await upstreamError(upstream.send(newCall(), { method: 'POST', path: '/ach' }));

    expect(error).toMatchObject({ code: 'UNAVAILABLE', sent: 'maybe' });
    expect(upstream.health()).toMatchObject({ state: 'DEGRADED', lastSuccessAt: null });
  });

  it('sends no byte of a write after the time that its guard names', async () => {
    handle = (response) => response.end('{}');
    let nowMs = Date.UTC(2026, 0, 5, 12);
    const clock = { ...manualClock(), nowMs: () => nowMs };
    const guard = {
      notAfterMs: nowMs + 1000,
      isOurs: async () => {
        nowMs += 1001;
        return true;
      },
    };
    const late = openUpstream(server.url, { clock });

    const error = await upstreamError(late.send(newCall(), { method: 'POST', path: '/ach', guard }));
    await late.close();

    expect(error.sent).toBe('no');
    expect(server.requests).toEqual([]);
  });

  it('lets go of its timers once it has its answer', async () => {
    handle = (response) => response.end('{}');
    const letGo: boolean[] = [];
    const still = manualClock();
    const clock = {
      ...still,
      sleep: (ms: number, signal?: AbortSignal) => {
        const timer = letGo.push(false) - 1;
        signal?.addEventListener('abort', () => void (letGo[timer] = true));
        return still.sleep(ms, signal);
      },
    };
    const timed = openUpstream(server.url, { clock });

    await timed.get(newCall(), '/account');
    await timed.close();

    expect(letGo).toEqual([true, true]);
  });
});
