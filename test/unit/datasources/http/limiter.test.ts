import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLimiter, takeTurn } from '../../../../src/datasources/http/limiter.js';
import type { Limits } from '../../../../src/datasources/http/upstream.js';
import { systemClock } from '../../../../src/domain/clock.js';
import { startDeadline } from '../../../../src/domain/deadline.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';
import { connector, upstreamError } from '../../../support/upstream.js';

const never = new AbortController().signal;

const roomy = { timeoutMs: 1000, maxConcurrent: 1000, requestsPerSecond: 1000 };

function open(limits: Partial<Limits>) {
  return createLimiter(connector, { ...roomy, ...limits }, systemClock);
}

/** Work that ends when it is told to. */
function heldWork() {
  const ends: Array<() => void> = [];
  let most = 0;
  let running = 0;
  const work = () => {
    most = Math.max(most, ++running);
    return new Promise<void>((resolve) => {
      ends.push(() => {
        running -= 1;
        resolve();
      });
    });
  };
  return { work, ends, most: () => most };
}

const queueMoved = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.useRealTimers();
});

describe('the limiter', () => {
  it('lets no more than maxConcurrent run at a time', async () => {
    const limiter = open({ maxConcurrent: 3 });
    const { work, ends, most } = heldWork();
    const all = Array.from({ length: 10 }, () => limiter.run(never, work));

    for (let ended = 0; ended < 10; ended++) {
      await queueMoved();
      ends.shift()?.();
    }
    await Promise.all(all);

    expect(most()).toBe(3);
  });

  it('refuses what would wait behind too many, and nothing is sent', async () => {
    const limiter = open({ maxConcurrent: 1 });
    const { work } = heldWork();
    for (let i = 0; i < 201; i++) void limiter.run(never, work);

    const error = await upstreamError(limiter.run(never, work));

    expect(error).toMatchObject({ code: 'RATE_LIMITED', sent: 'no', status: null, retryAfterMs: 1000 });
  });

  it('starts no more than requestsPerSecond in a second', async () => {
    vi.useFakeTimers();
    const limiter = open({ requestsPerSecond: 5, burst: 1 });
    let started = 0;
    const all = Array.from({ length: 12 }, () =>
      limiter.run(never, async () => {
        started += 1;
      }),
    );

    await vi.advanceTimersByTimeAsync(999);
    expect(started).toBe(5);
    await vi.advanceTimersByTimeAsync(1000);
    expect(started).toBe(10);
    await vi.advanceTimersByTimeAsync(1000);
    await Promise.all(all);

    expect(started).toBe(12);
  });

  it('starts one in two seconds at half a request per second', async () => {
    vi.useFakeTimers();
    const limiter = open({ requestsPerSecond: 0.5 });
    let started = 0;
    const start = async () => {
      started += 1;
    };
    const all = [limiter.run(never, start), limiter.run(never, start)];

    await vi.advanceTimersByTimeAsync(1999);
    expect(started).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all(all);

    expect(started).toBe(2);
  });

  it('gives the turn of a caller who left to the next', async () => {
    vi.useFakeTimers();
    const limiter = open({ requestsPerSecond: 1, burst: 1 });
    const caller = new AbortController();
    const started: string[] = [];
    await limiter.run(never, async () => void started.push('first'));
    const gone = limiter.run(caller.signal, async () => void started.push('gone'));
    const next = limiter.run(never, async () => void started.push('next'));
    const left = expect(gone).rejects.toBeDefined();

    caller.abort();
    await left;
    await vi.advanceTimersByTimeAsync(1000);
    await next;

    expect(started).toEqual(['first', 'next']);
  });

  it('counts for the rate only what was sent', async () => {
    vi.useFakeTimers();
    const limiter = open({ requestsPerSecond: 1, burst: 1 });
    const unsent = new UpstreamError({ connector, code: 'TIMEOUT', sent: 'no' });
    for (let i = 0; i < 20; i++) await upstreamError(limiter.run(never, () => Promise.reject(unsent)));
    await expect(limiter.run(never, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');

    const started: string[] = [];
    await limiter.run(never, async () => void started.push('first'));
    const second = limiter.run(never, async () => void started.push('second'));

    await vi.advanceTimersByTimeAsync(999);
    expect(started).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(1);
    await second;
    expect(started).toEqual(['first', 'second']);
  });

  it('counts a request for the rate that may have been sent', async () => {
    vi.useFakeTimers();
    const limiter = open({ requestsPerSecond: 1, burst: 1 });
    const maybeSent = new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' });
    await upstreamError(limiter.run(never, () => Promise.reject(maybeSent)));
    let started = false;
    const next = limiter.run(never, async () => {
      started = true;
    });

    await vi.advanceTimersByTimeAsync(999);
    expect(started).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await next;

    expect(started).toBe(true);
  });
});

describe('the turn of a request', () => {
  it('is given back when the deadline passes, whatever the next steps wait for', async () => {
    const clock = manualClock();
    const limiter = createLimiter(connector, { ...roomy, maxConcurrent: 1 }, clock);
    const step = takeTurn(connector, limiter);
    const deadline = startDeadline(clock, 1000);
    const stuck = upstreamError(step(newOutgoing({ deadline }), () => new Promise(() => undefined)));

    clock.advance(1000);

    expect(await stuck).toMatchObject({ code: 'TIMEOUT', sent: 'no' });
    expect(await step(newOutgoing(), async () => okAnswer)).toBe(okAnswer);
  });
});
