import { describe, expect, it } from 'vitest';
import { createHoldOff, LONGEST_HOLD_MS, PATIENCE_MS } from '../../../../src/datasources/http/hold-off.js';
import type { Outgoing } from '../../../../src/datasources/http/outgoing.js';
import { startDeadline } from '../../../../src/domain/deadline.js';
import { UpstreamError, type UpstreamErrorDetails } from '../../../../src/domain/errors.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';
import { connector, upstreamError } from '../../../support/upstream.js';

const DAY_MS = 86_400_000;
const limited = (more: Partial<UpstreamErrorDetails> = {}) =>
  new UpstreamError({ connector, code: 'RATE_LIMITED', status: 429, sent: 'yes', ...more });

function open(isPerCaller = false) {
  const clock = manualClock();
  const options = { connector, clock, random: () => 1, telemetry: silentTelemetry, isPerCaller };
  const hold = createHoldOff(options);
  let sent = 0;
  const pass = (more: Partial<Outgoing> = {}) =>
    hold.step(newOutgoing({ deadline: startDeadline(clock, 10_000), ...more }), async () => {
      sent += 1;
      return okAnswer;
    });
  const fail = (error: Error, more: Partial<Outgoing> = {}) =>
    upstreamError(hold.step(newOutgoing(more), () => Promise.reject(error)));
  return { clock, hold, pass, fail, sent: () => sent };
}

describe('a provider that states when to come again', () => {
  it.each([
    limited({ retryAfterMs: 60_000 }),
    limited({ retryAfterMs: 60_000, status: 503, code: 'UNAVAILABLE' }),
  ])('gets no request before that, after %s', async (error) => {
    const { clock, hold, pass, fail, sent } = open();
    await fail(error);

    clock.advance(57_000);
    const refused = await upstreamError(pass());

    expect(refused).toMatchObject({ code: 'RATE_LIMITED', sent: 'no', status: null, retryAfterMs: 3000 });
    expect([sent(), hold.isOn()]).toEqual([0, true]);
    clock.advance(3000);
    expect(await pass()).toBe(okAnswer);
    expect(hold.isOn()).toBe(false);
  });

  it('is asked again after a quarter of an hour, however far the time is', async () => {
    const { clock, pass, fail } = open();
    const error = await fail(limited({ retryAfterMs: DAY_MS }));

    clock.advance(LONGEST_HOLD_MS - PATIENCE_MS - 1);
    expect((await upstreamError(pass())).sent).toBe('no');
    clock.advance(PATIENCE_MS + 1);

    expect(await pass()).toBe(okAnswer);
    expect(error.retryAfterMs).toBe(DAY_MS);
  });

  it('is said to come again at the stated time to every request that is held', async () => {
    const { clock, pass, fail } = open();
    const first = await fail(limited({ retryAfterMs: DAY_MS }));
    clock.advance(60_000);

    const later = await upstreamError(pass());

    expect([first.retryAfterMs, later.retryAfterMs]).toEqual([DAY_MS, DAY_MS - 60_000]);
  });

  it('gets no request that would wait for more than half of its time', async () => {
    const { clock, pass, fail } = open();
    await fail(limited({ retryAfterMs: 1000 }));

    const error = await upstreamError(pass({ deadline: startDeadline(clock, 1999) }));

    expect(error).toMatchObject({ code: 'RATE_LIMITED', sent: 'no', retryAfterMs: 1000 });
  });

  it('says that it limits the rate to a caller whose deadline passes during the hold', async () => {
    const { pass, fail } = open();
    await fail(limited({ retryAfterMs: 1000 }));
    const told: unknown[] = [];

    void pass({ tellWait: (why) => told.push(why?.()) });

    expect(told).toMatchObject([{ code: 'RATE_LIMITED', sent: 'no', retryAfterMs: 1000 }]);
  });

  it('gets the request that can wait for the end', async () => {
    const { clock, pass, fail, sent } = open();
    await fail(limited({ retryAfterMs: PATIENCE_MS }));
    const waiting = pass();
    await clock.sleepers(2);
    expect(sent()).toBe(0);

    clock.advance(PATIENCE_MS);

    expect(await waiting).toBe(okAnswer);
  });

  it('does not get a request whose deadline is before the end, or whose caller leaves', async () => {
    const { clock, pass, fail, sent } = open();
    await fail(limited({ retryAfterMs: PATIENCE_MS }));
    const caller = new AbortController();

    const late = await upstreamError(pass({ deadline: startDeadline(clock, 1000) }));
    const waiting = upstreamError(pass({ deadline: startDeadline(clock, 10_000, caller.signal) }));
    caller.abort();

    expect(late).toMatchObject({ code: 'RATE_LIMITED', sent: 'no' });
    expect(await waiting).toMatchObject({ code: 'TIMEOUT', sent: 'no' });
    expect(sent()).toBe(0);
  });
});

describe('a provider that does not state when to come again', () => {
  const holdOf = async ({ fail }: ReturnType<typeof open>) => (await fail(limited())).retryAfterMs ?? 0;

  it('is held for a time that doubles up to a minute', async () => {
    const opened = open();
    const holds: number[] = [];

    for (let i = 0; i < 10; i++) {
      holds.push(await holdOf(opened));
      opened.clock.advance(60_001);
    }

    expect(holds).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('is held for half of that time at least, by chance', async () => {
    const hold = createHoldOff({
      ...{ connector, clock: manualClock(), random: () => 0, telemetry: silentTelemetry },
    });

    const error = await upstreamError(hold.step(newOutgoing(), () => Promise.reject(limited())));

    expect(error.retryAfterMs).toBe(250);
  });

  it('is held once for requests that it refuses together', async () => {
    const opened = open();
    let refuse = () => {};
    const refused = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    const together = Array.from({ length: 20 }, () =>
      upstreamError(opened.hold.step(newOutgoing(), () => refused.then(() => Promise.reject(limited())))),
    );

    refuse();
    await Promise.all(together);
    opened.clock.advance(500);

    expect(await opened.pass()).toBe(okAnswer);
  });

  it('is held for the first time again after it has answered', async () => {
    const opened = open();
    await holdOf(opened);
    opened.clock.advance(500);
    await holdOf(opened);
    opened.clock.advance(1000);

    await opened.pass();

    expect(await holdOf(opened)).toBe(500);
  });

  it.each([
    new UpstreamError({ connector, code: 'UNAVAILABLE', status: 503, sent: 'yes' }),
    new UpstreamError({ connector, code: 'UNAVAILABLE', status: 500, sent: 'yes' }),
    new UpstreamError({ connector, code: 'RATE_LIMITED', sent: 'no', retryAfterMs: 1000 }),
  ])('is not held after %s without a limit', async (error) => {
    const { hold, fail } = open();

    expect(await fail(error)).toBe(error);
    expect(hold.isOn()).toBe(false);
  });
});

describe('a limit of one caller with a token of its own', () => {
  const bring = (token: string) => {
    const request = newOutgoing();
    return { draft: { ...request.draft, callerHeaders: { 'x-token': token } } };
  };

  it('holds no other caller, and not the connector', async () => {
    const { hold, pass, fail } = open(true);
    await fail(limited({ retryAfterMs: 60_000 }), bring('one'));

    expect((await upstreamError(pass(bring('one')))).code).toBe('RATE_LIMITED');
    expect(await pass(bring('two'))).toBe(okAnswer);
    expect(hold.isOn()).toBe(false);
  });
});
