import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPEN_MS } from '../../../../src/datasources/http/circuit.js';
import { systemClock } from '../../../../src/domain/clock.js';
import { type Handler, json, type Loopback, startLoopback } from '../../../support/loopback.js';
import { manualClock } from '../../../support/manual-clock.js';
import { aCall, openUpstream, upstreamError } from '../../../support/upstream.js';

let server: Loopback;
let handle: Handler;
const opened: Array<{ close(): Promise<void> }> = [];

function open(...args: Parameters<typeof openUpstream> | []) {
  const upstream = openUpstream(args[0] ?? server.url, args[1]);
  opened.push(upstream);
  return upstream;
}

beforeEach(async () => {
  handle = (response) => json(response, { ok: true });
  server = await startLoopback((...args) => handle(...args));
});

afterEach(async () => {
  await server.close();
  for (const upstream of opened.splice(0)) await upstream.close();
});

const write = { method: 'POST', path: '/ach', body: { amount: '1.00' } } as const;

describe('a deadline', () => {
  const limits = { timeoutMs: 900, maxConcurrent: 20, requestsPerSecond: 1000 };

  it('ends a write that gets no answer, which may have been executed', async () => {
    const clock = manualClock();
    handle = () => undefined;
    const error = upstreamError(open(server.url, { clock, limits }).send(aCall(), write));
    await server.arrived(1);

    clock.advance(900);

    expect(await error).toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
  });

  it('leaves a read time for a repeat', async () => {
    const clock = manualClock();
    handle = (response, _request, index) => void (index > 0 && json(response, { index }));
    const answer = open(server.url, { clock, limits }).get(aCall(), '/account');
    await server.arrived(1);

    clock.advance(600);
    await clock.sleepers(2);
    clock.advance(0);

    expect((await answer).body).toEqual({ index: 1 });
  });

  it('cuts an answer that drips', async () => {
    const clock = manualClock();
    let cut: Promise<unknown> = Promise.resolve();
    handle = (response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{');
      cut = once(response, 'close');
    };
    const error = upstreamError(open(server.url, { clock, limits }).send(aCall(), write));
    await server.arrived(1);

    clock.advance(900);

    expect(await error).toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
    await cut;
  });

  it('is also the departure of the caller of a write', async () => {
    handle = () => undefined;
    const caller = new AbortController();
    const error = upstreamError(open().send(aCall({ signal: caller.signal }), write));
    await server.arrived(1);

    caller.abort();

    expect(await error).toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
  });

  it('that ends while a write waits for its turn sends nothing', async () => {
    handle = () => undefined;
    const upstream = open(server.url, { limits: { ...limits, timeoutMs: 20_000, maxConcurrent: 1 } });
    const first = new AbortController();
    const running = upstreamError(upstream.send(aCall({ signal: first.signal }), write));
    await server.arrived(1);
    const caller = new AbortController();
    const waiting = upstreamError(upstream.send(aCall({ signal: caller.signal }), write));

    caller.abort();

    expect(await waiting).toMatchObject({ code: 'TIMEOUT', sent: 'no' });
    first.abort();
    await running;
    expect(server.requests).toHaveLength(1);
  });
});

describe('a failing provider', () => {
  it('is asked three times for a read', async () => {
    handle = (response, _request, index) => json(response, {}, index < 2 ? 503 : 200);
    const upstream = open();

    await upstream.get(aCall(), '/account');

    expect(upstream.attempts.map(({ outcome }) => outcome)).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'ok']);
  });

  it.each([429, 500, 503])('is asked once for a write, whatever comes of it: %d', async (status) => {
    handle = (response) => json(response, {}, status, { 'retry-after': '0' });

    await upstreamError(open().send(aCall(), write));

    expect(server.requests).toHaveLength(1);
  });

  it('that cuts the connection is asked again for a read, and never for a write', async () => {
    handle = (response, { method }, index) =>
      void (method === 'GET' && index > 1 ? json(response, {}) : response.destroy());
    const upstream = open();

    const error = await upstreamError(upstream.send(aCall(), write));
    await upstream.get(aCall(), '/account');

    expect(error).toMatchObject({ code: 'UNAVAILABLE', sent: 'maybe' });
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  it('that refuses the connection was sent nothing', async () => {
    const gone = await startLoopback(() => undefined);
    await gone.close();

    const error = await upstreamError(open(gone.url).send(aCall(), write));

    expect(error).toMatchObject({ code: 'UNAVAILABLE', sent: 'no' });
  });

  it('that asks us to slow down is left alone for as long as it says', async () => {
    const pauses: number[] = [];
    const clock = {
      ...systemClock,
      sleep: (ms: number, signal?: AbortSignal) => {
        if (ms !== 3000) return systemClock.sleep(ms, signal);
        pauses.push(ms);
        return Promise.resolve();
      },
    };
    handle = (response, _request, index) =>
      index === 0 ? json(response, {}, 429, { 'retry-after': '3' }) : json(response, {});

    await open(server.url, { clock }).get(aCall(), '/account');

    expect(pauses).toEqual([3000]);
  });

  it('that asks for more time than there is makes the read fail at once', async () => {
    handle = (response) => json(response, {}, 429, { 'retry-after': '3600' });

    const error = await upstreamError(open().get(aCall(), '/account'));

    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 3_600_000 });
    expect(server.requests).toHaveLength(1);
  });

  it('is left alone once its circuit is open, and asked once when that time is over', async () => {
    const clock = manualClock();
    handle = (response) => json(response, {}, 500);
    const upstream = open(server.url, { clock });
    for (let i = 0; i < 10; i++) await upstreamError(upstream.send(aCall(), write));

    const refused = await upstreamError(upstream.get(aCall(), '/account'));
    expect(refused).toMatchObject({ code: 'CIRCUIT_OPEN', sent: 'no', retryAfterMs: OPEN_MS });
    expect(server.requests).toHaveLength(10);
    expect(upstream.health()).toMatchObject({ state: 'UNAVAILABLE', circuit: 'OPEN' });

    clock.advance(OPEN_MS);
    handle = (response) => json(response, { ok: true });
    await upstream.get(aCall(), '/account');
    expect(upstream.health()).toMatchObject({ state: 'DEGRADED', circuit: 'CLOSED' });
  });

  it('is not sent more than maxConcurrent requests at a time', async () => {
    let most = 0;
    let held: ServerResponse[] = [];
    const release = () => {
      for (const response of held) json(response, {});
      held = [];
    };
    handle = (response) => {
      held.push(response);
      most = Math.max(most, held.length);
      if (held.length === 2) setImmediate(() => setImmediate(release));
    };
    const upstream = open(server.url, {
      limits: { timeoutMs: 20_000, maxConcurrent: 2, requestsPerSecond: 1000 },
    });

    await Promise.all(Array.from({ length: 20 }, (_, n) => upstream.get(aCall(), `/account/a${n}`)));

    expect(most).toBe(2);
  });
});
