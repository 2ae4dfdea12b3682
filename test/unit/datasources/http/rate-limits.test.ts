import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../../src/datasources/http/outgoing.js';
import { repeatKeyed } from '../../../../src/datasources/http/retry.js';
import type { WriteRequest } from '../../../../src/datasources/http/upstream.js';
import { UpstreamError, type UpstreamErrorDetails } from '../../../../src/domain/errors.js';
import { guard, newCall } from '../../../support/attempts.js';
import { json } from '../../../support/loopback.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';
import { connector, upstreamError, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();
const WRITE: WriteRequest = { method: 'POST', path: '/ach', body: { amount: '1.00' } };
const failure = (details: Partial<UpstreamErrorDetails> = {}) =>
  new UpstreamError({ connector, code: 'RATE_LIMITED', status: 429, sent: 'yes', ...details });

/** Refuses the first `times` requests with 429. */
const limitFirst = (times: number, headers: Record<string, string> = {}) => {
  far.handle = (response, _request, index) =>
    index < times ? json(response, {}, 429, headers) : json(response, { ok: true });
};

/** Lets time pass until the work has ended. */
async function inTime<T>(clock: ReturnType<typeof manualClock>, work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  work.then(over, over);
  while (!isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(10);
  }
  return work;
}

function open() {
  const clock = manualClock();
  return { clock, upstream: far.open(far.server.url, { clock, random: () => 1 }) };
}

describe('a 429', () => {
  it('is followed by another read only after a pause that grows', async () => {
    limitFirst(2);
    const { clock, upstream } = open();
    const startedMs = clock.monotonicMs();

    const answer = await inTime(clock, upstream.get(newCall(), '/account'));

    expect(answer.body).toEqual({ ok: true });
    expect(clock.monotonicMs() - startedMs).toBeGreaterThanOrEqual(1500);
  });

  it('with a time holds every request of the connector, and shows in its health', async () => {
    limitFirst(1, { 'retry-after': '86400' });
    const { clock, upstream } = open();
    await inTime(clock, upstreamError(upstream.get(newCall(), '/account')));

    const errors = [
      await upstreamError(upstream.get(newCall(), '/account')),
      await upstreamError(upstream.get(newCall(), '/card')),
      await upstreamError(upstream.send(newCall(), { ...WRITE, isKeyed: true })),
    ];

    expect(errors.map(({ code, sent }) => [code, sent])).toEqual([
      ['RATE_LIMITED', 'no'],
      ['RATE_LIMITED', 'no'],
      ['RATE_LIMITED', 'no'],
    ]);
    expect(far.server.requests).toHaveLength(1);
    expect(upstream.health()).toMatchObject({
      state: 'UNAVAILABLE',
      circuit: 'CLOSED',
      lastFailureReason: 'bank limits the request rate',
    });
  });

  it('sends a keyed write again after the pause, the same in every byte', async () => {
    limitFirst(2);
    const { clock, upstream } = open();
    const keyed = { ...WRITE, headers: { 'Idempotency-Key': 'k1' }, guard, isKeyed: true } as const;

    const answer = await inTime(clock, upstream.send(newCall(), keyed));

    expect(answer.body).toEqual({ ok: true });
    expect(far.server.requests.map(({ body, headers }) => [body, headers['idempotency-key']])).toEqual(
      Array.from({ length: 3 }, () => ['{"amount":"1.00"}', 'k1']),
    );
  });

  it('never sends a write without a key again', async () => {
    limitFirst(1);
    const { clock, upstream } = open();

    const error = await inTime(clock, upstreamError(upstream.send(newCall(), { ...WRITE, guard })));

    expect(error).toMatchObject({ code: 'RATE_LIMITED', status: 429, sent: 'yes' });
    expect(far.server.requests).toHaveLength(1);
  });

  it('does not send a keyed write again that is no longer ours', async () => {
    limitFirst(1);
    const { clock, upstream } = open();
    let asked = 0;
    const lost = { ...guard, isOurs: async () => ++asked === 1 };

    const error = await inTime(
      clock,
      upstreamError(upstream.send(newCall(), { ...WRITE, guard: lost, isKeyed: true })),
    );

    expect(error.status).toBe(429);
    expect(far.server.requests).toHaveLength(1);
  });
});

describe('repeating a keyed write', () => {
  const run = (error: Error, more: Partial<Outgoing> = {}) => {
    let attempts = 0;
    const clock = { ...manualClock(), sleep: async () => undefined };
    const work = repeatKeyed({ clock, random: () => 0 })(
      newOutgoing({ isKeyed: true, ...more }),
      async () => {
        attempts += 1;
        throw error;
      },
    );
    return { work, attempts: () => attempts };
  };

  it('is done twice at most', async () => {
    const { work, attempts } = run(failure());

    await upstreamError(work);

    expect(attempts()).toBe(3);
  });

  it.each([
    failure({ code: 'UNAVAILABLE', status: 503 }),
    failure({ code: 'REJECTED', status: 409 }),
    new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' }),
    new UpstreamError({ connector, code: 'RATE_LIMITED', sent: 'no' }),
    new TypeError('ours'),
  ])('is not done after %s', async (error) => {
    const { work, attempts } = run(error);

    await expect(work).rejects.toBe(error);

    expect(attempts()).toBe(1);
  });

  it('is not done for a write without a key', async () => {
    const { work, attempts } = run(failure(), { isKeyed: false });

    await upstreamError(work);

    expect(attempts()).toBe(1);
  });

  it('passes an answer on', async () => {
    const step = repeatKeyed({ clock: manualClock(), random: () => 0 });

    expect(await step(newOutgoing({ isKeyed: true }), async () => okAnswer)).toBe(okAnswer);
  });
});
