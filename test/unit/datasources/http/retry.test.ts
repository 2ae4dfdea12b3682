import { describe, expect, it } from 'vitest';
import type { Next } from '../../../../src/datasources/http/chain.js';
import type { Outgoing } from '../../../../src/datasources/http/outgoing.js';
import { createRetryBudget, retry } from '../../../../src/datasources/http/retry.js';
import { startDeadline } from '../../../../src/domain/deadline.js';
import { UpstreamError, type UpstreamErrorDetails } from '../../../../src/domain/errors.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';
import { connector, upstreamError } from '../../../support/upstream.js';

const failure = (details: Partial<UpstreamErrorDetails> = {}) =>
  new UpstreamError({ connector, code: 'UNAVAILABLE', status: 503, sent: 'yes', ...details });

/** Pauses end by themselves and are written down; the deadline does not pass. */
function setUp(more: Partial<Outgoing> = {}) {
  const pauses: number[] = [];
  const deadline = startDeadline(manualClock(), 10_000);
  const clock = { ...manualClock(), sleep: async (ms: number) => void pauses.push(ms) };
  const step = retry({ budget: createRetryBudget(), clock, random: () => 0.5 });
  return { pauses, read: (attempt: Next) => step(newOutgoing({ deadline, ...more }), attempt) };
}

/** Fails with each error in turn, then gives `okAnswer`. */
function failing(...errors: Error[]) {
  const shares: number[] = [];
  const attempt: Next = async ({ shareOfTime }) => {
    shares.push(shareOfTime);
    const error = errors[shares.length - 1];
    if (error) throw error;
    return okAnswer;
  };
  return { shares, attempt };
}

describe('repeating a read', () => {
  it.each([
    failure(),
    failure({ code: 'TIMEOUT', sent: 'maybe' }),
    failure({ code: 'RATE_LIMITED', status: 429 }),
  ])('is done after %s', async (error) => {
    const { read } = setUp();
    const { attempt, shares } = failing(error, error);

    expect(await read(attempt)).toBe(okAnswer);
    expect(shares).toEqual([2 / 3, 2 / 3, 1]);
  });

  it('is done twice at most', async () => {
    const { read } = setUp();
    const { attempt, shares } = failing(failure(), failure(), failure(), failure());

    await upstreamError(read(attempt));

    expect(shares).toHaveLength(3);
  });

  it.each([
    failure({ code: 'NOT_FOUND', status: 404 }),
    failure({ code: 'REJECTED', status: 400 }),
    failure({ code: 'UNAUTHORIZED', status: 401 }),
    failure({ code: 'INVALID_RESPONSE', status: 200 }),
    failure({ code: 'CIRCUIT_OPEN', sent: 'no' }),
    new UpstreamError({ connector, code: 'RATE_LIMITED', sent: 'no' }),
    new TypeError('ours'),
  ])('is not done after %s', async (error) => {
    const { read } = setUp();
    const { attempt, shares } = failing(error);

    await expect(read(attempt)).rejects.toBe(error);

    expect(shares).toHaveLength(1);
  });

  it('waits a random part of a span that doubles', async () => {
    const { read, pauses } = setUp();

    await read(failing(failure(), failure()).attempt);

    expect(pauses).toEqual([50, 100]);
  });

  it('waits as long as the provider asks for, when that fits the deadline', async () => {
    const { read, pauses } = setUp();

    await read(failing(failure({ code: 'RATE_LIMITED', status: 429, retryAfterMs: 3000 })).attempt);

    expect(pauses).toEqual([3050]);
  });

  it('gives up at once when the provider asks for more than the deadline', async () => {
    const { read, pauses } = setUp();
    const error = failure({ code: 'RATE_LIMITED', status: 429, retryAfterMs: 10_000 });

    expect(await upstreamError(read(failing(error).attempt))).toBe(error);
    expect(pauses).toEqual([]);
  });

  it('is not done for an answer that nobody waits for any more', async () => {
    const { read } = setUp({ wanted: () => false });
    const { attempt, shares } = failing(failure());

    await upstreamError(read(attempt));

    expect(shares).toHaveLength(1);
  });

  it('tells of the outage when the circuit opens before the repeat', async () => {
    const { read } = setUp();
    const outage = failure();

    const error = await upstreamError(
      read(failing(outage, failure({ code: 'CIRCUIT_OPEN', sent: 'no' })).attempt),
    );

    expect(error).toBe(outage);
  });

  it('does not multiply the load of an outage', async () => {
    const { read } = setUp();
    let attempts = 0;
    const attempt = async () => {
      attempts += 1;
      throw failure();
    };

    for (let count = 0; count < 200; count++) await upstreamError(read(attempt));

    expect(attempts).toBeLessThanOrEqual(200 + 20 + 20);
  });
});
