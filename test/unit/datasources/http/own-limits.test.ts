import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { toOwnLimits } from '../../../../src/datasources/http/own-limits.js';
import { asWrite, type Limits } from '../../../../src/datasources/http/upstream.js';
import { startDeadline } from '../../../../src/domain/deadline.js';
import { guard, newCall } from '../../../support/attempts.js';
import { json } from '../../../support/loopback.js';
import { manualClock } from '../../../support/manual-clock.js';
import { upstreamError, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();
const WRITE = { method: 'POST', path: '/ach' } as const;
const SLOW: Limits = { timeoutMs: 2500, maxConcurrent: 20, requestsPerSecond: 1, burst: 1 };

/** Waits until the requests have reached the queue. */
const queueMoved = () => new Promise((resolve) => setImmediate(resolve));

/** A provider that is well; the first request has used the burst. */
async function open(more: Partial<Limits> = {}) {
  const clock = manualClock();
  const upstream = far.open(far.server.url, { clock, limits: { ...SLOW, ...more } });
  await upstream.get(newCall(), '/account/first');
  const read = (name: string, call = newCall()) => upstream.get(call, `/account/${name}`);
  const urls = () => far.server.requests.map(({ method, url }) => `${method} ${url}`).slice(1);
  const isWell = () =>
    expect(upstream.health()).toMatchObject({ state: 'HEALTHY', circuit: 'CLOSED', lastFailureAt: null });
  return { clock, upstream, read, urls, isWell };
}

describe('the limits of the gateway', () => {
  it('have a burst of two seconds, and a tenth for writes, unless the configuration says otherwise', () => {
    const limits = { timeoutMs: 10_000, maxConcurrent: 20, requestsPerSecond: 50 };

    expect(toOwnLimits(limits)).toEqual({
      ...{ maxConcurrent: 20, requestsPerSecond: 50, burst: 100, mostWaiting: 1000 },
      reserved: { places: 2, tokens: 10 },
    });
    expect(toOwnLimits({ ...limits, burst: 5 })).toMatchObject({ burst: 5, reserved: { tokens: 0 } });
  });
});

describe('a read that waits for the limits of the gateway', () => {
  it('has its whole time to be answered when it is sent', async () => {
    const { clock, upstream, read } = await open({ timeoutMs: 3000 });
    let answer = () => {};
    far.handle = (response: ServerResponse) => {
      answer = () => json(response, { ok: true });
    };
    const waiting = read('a');
    await queueMoved();

    clock.advance(1000);
    await far.server.arrived(2);
    clock.advance(1990);
    answer();

    expect((await waiting).body).toEqual({ ok: true });
    expect(upstream.attempts.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  });

  it('is refused at once if its turn comes too late', async () => {
    const { clock, read, isWell } = await open();
    const waiting = [read('a'), read('b')];
    await queueMoved();

    const error = await upstreamError(read('c'));

    expect(error).toMatchObject({ code: 'RATE_LIMITED', sent: 'no', status: null, retryAfterMs: 1000 });
    expect(error.message).toBe(
      "bank did not get this request, because of the gateway's own limits (1 requests per second, 20 at a time): " +
        'its turn would come in 3.0 s, and it can wait for 2.5 s; nothing was sent',
    );
    for (const each of waiting) {
      clock.advance(1000);
      await each;
    }
    isWell();
  });

  it('ends with the deadline of its caller as held back, and says nothing about the provider', async () => {
    const { clock, read, urls, upstream, isWell } = await open();
    const call = newCall({ signal: startDeadline(clock, 1500).signal });
    const sent = read('a');
    const error = upstreamError(read('b', call));
    await queueMoved();
    clock.advance(1000);
    await sent;

    clock.advance(500);

    expect(await error).toMatchObject({ code: 'RATE_LIMITED', sent: 'no' });
    expect((await error).message).toContain('it waited 1.5 s for its turn; nothing was sent');
    expect(urls()).toEqual(['GET /account/a']);
    expect(upstream.attempts).toHaveLength(2);
    isWell();
  });

  it('is held back no longer than the time of a request', async () => {
    const { clock, upstream } = await open({ requestsPerSecond: 1000, burst: 1000, maxConcurrent: 1 });
    far.handle = () => undefined;
    const held = new AbortController();
    const holder = upstreamError(upstream.send(newCall({ signal: held.signal }), { ...WRITE, guard }));
    await far.server.arrived(2);
    const waiting = upstreamError(upstream.get(newCall(), '/account/b'));
    await queueMoved();

    clock.advance(2500);

    expect(await waiting).toMatchObject({ code: 'RATE_LIMITED', sent: 'no' });
    held.abort();
    await holder;
  });

  it('leaves the queue with its caller', async () => {
    const { clock, read, urls } = await open();
    const caller = new AbortController();
    const left = upstreamError(read('a', newCall({ signal: caller.signal })));
    const next = read('b');
    await queueMoved();

    caller.abort();
    await left;
    clock.advance(1000);
    await next;

    expect(urls()).toEqual(['GET /account/b']);
  });
});

describe('a write', () => {
  it('is sent before the reads that wait', async () => {
    const { clock, upstream, read, urls } = await open({ timeoutMs: 5000 });
    const reads = [read('a'), read('b')];
    await queueMoved();
    const write = upstream.send(newCall(), WRITE);
    await queueMoved();

    clock.advance(1000);
    await write;

    expect(urls()).toEqual(['POST /ach']);
    for (const each of reads) {
      clock.advance(1000);
      await each;
    }
  });

  it('finds a token and a place that reads do not use', async () => {
    const { upstream, read, urls } = await open({ maxConcurrent: 10, burst: 10 });
    far.handle = (response, { method }) => void (method === 'POST' && json(response, { ok: true }));
    const callers = new AbortController();
    const call = newCall({ signal: callers.signal });
    const reads = Array.from({ length: 20 }, (_, index) => upstreamError(read(`a${index}`, call)));
    await far.server.arrived(9);

    await upstream.send(newCall(), WRITE);

    expect(urls().at(-1)).toBe('POST /ach');
    callers.abort();
    await Promise.all(reads);
  });

  it('that has to end soon is refused unsent if its turn leaves less than half of its time', async () => {
    const { clock, upstream, urls, isWell } = await open();
    const notAfterMs = clock.nowMs() + 1500;

    const error = await upstreamError(
      upstream.send(newCall(), { ...WRITE, guard: { ...guard, notAfterMs } }),
    );

    expect(error).toMatchObject({ code: 'RATE_LIMITED', sent: 'no' });
    expect(error.message).toContain('its turn would come in 1.0 s, and it can wait for 0.8 s');
    expect(urls()).toEqual([]);
    isWell();
  });
});

describe('a read of a mutation', () => {
  it('is sent before reads of queries, and does not wait with an equal one', async () => {
    const { clock, upstream, read, urls } = await open({ timeoutMs: 5000 });
    const reads = [read('a'), read('b')];
    await queueMoved();
    const call = newCall();

    const own = asWrite(call, () => upstream.get(call, '/account/b'));
    await queueMoved();
    clock.advance(1000);
    await own;

    expect(urls()).toEqual(['GET /account/b']);
    expect(call.lane).toBe('READ');
    for (const each of reads) {
      clock.advance(1000);
      await each;
    }
  });
});
