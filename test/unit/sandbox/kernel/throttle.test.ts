import { describe, expect, it } from 'vitest';
import { definitions } from '../../../../sandbox/definitions.js';
import { type RateLimit, Throttle } from '../../../../sandbox/kernel/throttle.js';
import { HttpReply, type SimProvider, type SimRequest } from '../../../../sandbox/kernel/types.js';
import { aContext } from './context.js';

class Refused extends Error {
  constructor(readonly waitSeconds: number) {
    super('refused');
  }
}

const limit = (rateLimitPerSecond: number | null, rateLimitBurst: number): RateLimit => ({
  rateLimitPerSecond,
  rateLimitBurst,
});

/** Asks at each of the moments: `in` when let through, else the seconds to wait. */
function asking(throttle: Throttle, allowed: RateLimit, moments: readonly number[]): Array<'in' | number> {
  return moments.map((nowMs) => {
    try {
      throttle.take(allowed, nowMs);
      return 'in';
    } catch (refusal) {
      if (refusal instanceof Refused) return refusal.waitSeconds;
      throw refusal;
    }
  });
}

const aThrottle = (): Throttle => new Throttle((waitSeconds) => new Refused(waitSeconds));

describe('a throttle', () => {
  it('lets everything through without a limit', () => {
    const answers = asking(aThrottle(), limit(null, 1), Array<number>(50).fill(0));

    expect(new Set(answers)).toEqual(new Set(['in']));
  });

  it('lets the burst through at one moment, and no more', () => {
    expect(asking(aThrottle(), limit(1, 3), [5, 5, 5, 5])).toEqual(['in', 'in', 'in', 1]);
  });

  it('throws the very refusal of the provider', () => {
    const refusal = new Error('slower');
    const throttle = new Throttle(() => refusal);

    expect(() => throttle.take(limit(1, 0), 0)).toThrow(refusal);
  });

  it('lets the next one through at the very millisecond, not before', () => {
    expect(asking(aThrottle(), limit(4, 1), [1_000, 1_249, 1_250, 1_499, 1_500])).toEqual([
      'in',
      1,
      'in',
      1,
      'in',
    ]);
  });

  it('refills to the full also for a caller that keeps asking', () => {
    const moments = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

    expect(asking(aThrottle(), limit(10, 1), moments)).toEqual(['in', ...Array(9).fill(1), 'in']);
  });

  it('takes nothing for what it refuses', () => {
    expect(asking(aThrottle(), limit(1, 2), [0, 0, 0, 0, 0, 1_000, 1_000])).toEqual([
      'in',
      'in',
      1,
      1,
      1,
      'in',
      1,
    ]);
  });

  it('never saves up more than the burst', () => {
    expect(asking(aThrottle(), limit(10, 2), [0, 3_600_000, 3_600_000, 3_600_000])).toEqual([
      'in',
      'in',
      'in',
      1,
    ]);
  });

  it('tells the whole seconds until the next token, rounded up', () => {
    const moments = [0, 0, 1, 1_000, 1_001, 3_000, 3_999, 4_000, 4_000];

    expect(asking(aThrottle(), limit(0.25, 1), moments)).toEqual(['in', 4, 4, 3, 3, 1, 1, 'in', 4]);
  });

  it('tells at least one second, however fast it refills', () => {
    expect(asking(aThrottle(), limit(1_000, 1), [0, 0])).toEqual(['in', 1]);
  });

  it('tells a finite wait when nothing refills', () => {
    const [first, second] = asking(aThrottle(), limit(0, 1), [0, 86_400_000]);

    expect(first).toBe('in');
    expect(Number.isSafeInteger(second)).toBe(true);
  });

  it('lets nothing through without a burst', () => {
    expect(asking(aThrottle(), limit(5, 0), [0, 60_000])).toEqual([1, 1]);
  });

  it('has the full burst again after the limit was off', () => {
    const throttle = aThrottle();
    asking(throttle, limit(1, 2), [0, 0]);

    asking(throttle, limit(null, 2), [0]);

    expect(asking(throttle, limit(1, 2), [0, 0, 0])).toEqual(['in', 'in', 1]);
  });

  it('neither gives nor takes when the clock is set back, and refills from there', () => {
    expect(asking(aThrottle(), limit(1, 1), [10_000, 2_000, 2_999, 3_000])).toEqual(['in', 1, 1, 'in']);
  });

  it('has the full burst again when cleared', () => {
    const throttle = aThrottle();
    asking(throttle, limit(1, 2), [0, 0]);

    throttle.clear();

    expect(asking(throttle, limit(1, 2), [0, 0, 0])).toEqual(['in', 'in', 1]);
  });
});

const REQUEST: SimRequest = {
  method: 'GET',
  path: '/',
  params: {},
  query: new URLSearchParams(),
  headers: {},
  rawBody: Buffer.alloc(0),
  body: undefined,
};

/** The status of a refusal; 401 here for what the throttle lets through. */
function statusOf(provider: SimProvider): number | undefined {
  try {
    provider.authenticate(REQUEST);
  } catch (refusal) {
    if (refusal instanceof HttpReply) return refusal.response.status;
    throw refusal;
  }
  return undefined;
}

describe('a simulator with a limit', () => {
  const limited = definitions
    .map((definition) => ({ name: definition.provider, provider: definition.create(aContext()) }))
    .filter(({ provider }) => Object.hasOwn(provider.settings({}), 'rateLimitPerSecond'));

  it.each(limited)('lets the burst through again after a reset: $name', ({ provider }) => {
    const strict = { rateLimitPerSecond: 1, rateLimitBurst: 1 };
    provider.settings(strict);
    const before = [statusOf(provider), statusOf(provider)];

    provider.reset({ seed: 1, size: 'small' });
    provider.settings(strict);

    expect(before).toEqual([401, 429]);
    expect([statusOf(provider), statusOf(provider)]).toEqual([401, 429]);
  });

  it.each(['cardbiller', 'treasury-path', 'treasury-prime'])('is %s', (name) => {
    expect(limited.map((one) => one.name)).toContain(name);
  });
});
