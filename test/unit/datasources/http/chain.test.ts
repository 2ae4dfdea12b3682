import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createChain, type Step } from '../../../../src/datasources/http/chain.js';
import { OPEN_MS } from '../../../../src/datasources/http/circuit.js';
import { systemClock } from '../../../../src/domain/clock.js';
import { newCall } from '../../../support/attempts.js';
import { json, startLoopback } from '../../../support/loopback.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';
import { upstreamError, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();
const write = { method: 'POST', path: '/ach', body: { amount: '1.00' } } as const;

describe('a chain', () => {
  const passing =
    (name: string, log: string[]): Step =>
    async (request, next) => {
      log.push(`${name} asks`);
      const answer = await next(request);
      log.push(`${name} answers`);
      return answer;
    };

  it('runs its steps in order, each around the ones after it', async () => {
    const log: string[] = [];
    const last: Step = async () => okAnswer;
    const chain = createChain([passing('a', log), passing('b', log), last]);

    const answer = await chain(newOutgoing());

    expect(answer).toBe(okAnswer);
    expect(log).toEqual(['a asks', 'b asks', 'b answers', 'a answers']);
  });

  it('gives a step the request that the one before it passes on', async () => {
    const seen: number[] = [];
    const halve: Step = (request, next) => next({ ...request, shareOfTime: request.shareOfTime / 2 });
    const last: Step = async ({ shareOfTime }) => {
      seen.push(shareOfTime);
      return okAnswer;
    };
    const twice: Step = async (request, next) => {
      await next(request);
      return next(request);
    };

    await createChain([twice, halve, last])(newOutgoing({ shareOfTime: 1 }));

    expect(seen).toEqual([0.5, 0.5]);
  });

  it('that ends without an answer fails', async () => {
    const chain = createChain([passing('a', [])]);

    await expect(chain(newOutgoing())).rejects.toThrow('required a last step that answers');
  });
});

describe('a deadline', () => {
  const limits = { timeoutMs: 900, maxConcurrent: 20, requestsPerSecond: 1000 };

  it('ends a write that gets no answer, which may have been executed', async () => {
    const clock = manualClock();
    far.handle = () => undefined;
    const error = upstreamError(far.open(far.server.url, { clock, limits }).send(newCall(), write));
    await far.server.arrived(1);

    clock.advance(900);

    expect(await error).toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
  });

  it('leaves a read time for a repeat', async () => {
    const clock = manualClock();
    far.handle = (response, _request, index) => void (index > 0 && json(response, { index }));
    const answer = far.open(far.server.url, { clock, limits }).get(newCall(), '/account');
    await far.server.arrived(1);

    clock.advance(600);
    await clock.sleepers(2);
    clock.advance(0);

    expect((await answer).body).toEqual({ index: 1 });
  });

  it('cuts an answer that drips', async () => {
    const clock = manualClock();
    let cut: Promise<unknown> = Promise.resolve();
    far.handle = (response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{');
      cut = once(response, 'close');
    };
    const error = upstreamError(far.open(far.server.url, { clock, limits }).send(newCall(), write));
    await far.server.arrived(1);

    clock.advance(900);

    expect(await error).toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
    await cut;
  });

  it('is also the departure of the caller of a write', async () => {
    far.handle = () => undefined;
    const caller = new AbortController();
    const error = upstreamError(far.open().send(newCall({ signal: caller.signal }), write));
    await far.server.arrived(1);

    caller.abort();

    expect(await error).toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
  });

  it('that ends while a write waits for its turn sends nothing', async () => {
    far.handle = () => undefined;
    const upstream = far.open(far.server.url, { limits: { ...limits, timeoutMs: 20_000, maxConcurrent: 1 } });
    const first = new AbortController();
    const running = upstreamError(upstream.send(newCall({ signal: first.signal }), write));
    await far.server.arrived(1);
    const caller = new AbortController();
    const waiting = upstreamError(upstream.send(newCall({ signal: caller.signal }), write));

    caller.abort();

    expect(await waiting).toMatchObject({ code: 'TIMEOUT', sent: 'no' });
    first.abort();
    await running;
    expect(far.server.requests).toHaveLength(1);
  });
});

describe('a failing provider', () => {
  it('is asked three times for a read', async () => {
    far.handle = (response, _request, index) => json(response, {}, index < 2 ? 503 : 200);
    const upstream = far.open();

    await upstream.get(newCall(), '/account');

    expect(upstream.attempts.map(({ outcome }) => outcome)).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'ok']);
  });

  it.each([429, 500, 503])('is asked once for a write, whatever comes of it: %d', async (status) => {
    far.handle = (response) => json(response, {}, status, { 'retry-after': '0' });

    await upstreamError(far.open().send(newCall(), write));

    expect(far.server.requests).toHaveLength(1);
  });

  it('that cuts the connection is asked again for a read, and never for a write', async () => {
    far.handle = (response, { method }, index) =>
      void (method === 'GET' && index > 1 ? json(response, {}) : response.destroy());
    const upstream = far.open();

    const error = await upstreamError(upstream.send(newCall(), write));
    await upstream.get(newCall(), '/account');

    expect(error).toMatchObject({ code: 'UNAVAILABLE', sent: 'maybe' });
    expect(far.server.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  it('that refuses the connection was sent nothing', async () => {
    const gone = await startLoopback(() => undefined);
    await gone.close();

    const error = await upstreamError(far.open(gone.url).send(newCall(), write));

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
    far.handle = (response, _request, index) =>
      index === 0 ? json(response, {}, 429, { 'retry-after': '3' }) : json(response, {});

    await far.open(far.server.url, { clock }).get(newCall(), '/account');

    expect(pauses).toEqual([3000]);
  });

  it('that asks for more time than there is makes the read fail at once', async () => {
    far.handle = (response) => json(response, {}, 429, { 'retry-after': '3600' });

    const error = await upstreamError(far.open().get(newCall(), '/account'));

    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 3_600_000 });
    expect(far.server.requests).toHaveLength(1);
  });

  it('is left alone once its circuit is open, and asked once when that time is over', async () => {
    const clock = manualClock();
    far.handle = (response) => json(response, {}, 500);
    const upstream = far.open(far.server.url, { clock });
    for (let i = 0; i < 10; i++) await upstreamError(upstream.send(newCall(), write));

    const refused = await upstreamError(upstream.get(newCall(), '/account'));
    expect(refused).toMatchObject({ code: 'CIRCUIT_OPEN', sent: 'no', retryAfterMs: OPEN_MS });
    expect(far.server.requests).toHaveLength(10);
    expect(upstream.health()).toMatchObject({ state: 'UNAVAILABLE', circuit: 'OPEN' });

    clock.advance(OPEN_MS);
    far.handle = (response) => json(response, { ok: true });
    await upstream.get(newCall(), '/account');
    expect(upstream.health()).toMatchObject({ state: 'DEGRADED', circuit: 'CLOSED' });
  });

  it('is not sent more than maxConcurrent requests at a time', async () => {
    let most = 0;
    let held: ServerResponse[] = [];
    const release = () => {
      for (const response of held) json(response, {});
      held = [];
    };
    far.handle = (response) => {
      held.push(response);
      most = Math.max(most, held.length);
      if (held.length === 2) setImmediate(() => setImmediate(release));
    };
    const upstream = far.open(far.server.url, {
      limits: { timeoutMs: 20_000, maxConcurrent: 2, requestsPerSecond: 1000 },
    });

    await Promise.all(Array.from({ length: 20 }, (_, n) => upstream.get(newCall(), `/account/a${n}`)));

    expect(most).toBe(2);
  });
});
