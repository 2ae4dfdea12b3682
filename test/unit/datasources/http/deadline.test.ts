import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { limitTime } from '../../../../src/datasources/http/deadline.js';
import type { Outgoing } from '../../../../src/datasources/http/outgoing.js';
import { type Deadline, startDeadline } from '../../../../src/domain/deadline.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';

describe('a deadline', () => {
  it('aborts its signal when its time has passed', async () => {
    const clock = manualClock();
    const deadline = startDeadline(clock, 1000);
    const aborted = once(deadline.signal, 'abort');

    clock.advance(999);
    expect(deadline.signal.aborted).toBe(false);
    expect(deadline.remainingMs()).toBe(1);
    clock.advance(1);
    await aborted;

    expect(deadline.remainingMs()).toBe(0);
  });

  it('ends with the caller', () => {
    const caller = new AbortController();
    const deadline = startDeadline(manualClock(), 1000, caller.signal);

    caller.abort();

    expect(deadline.signal.aborted).toBe(true);
  });

  it('has parts that end earlier and never later', async () => {
    const clock = manualClock();
    const whole = startDeadline(clock, 900);
    const part = whole.part(2 / 3);
    const aborted = once(part.signal, 'abort');

    clock.advance(600);
    await aborted;

    expect(whole.signal.aborted).toBe(false);
    expect(whole.remainingMs()).toBe(300);
  });

  it('does not abort after its end', async () => {
    const clock = manualClock();
    const deadline = startDeadline(clock, 1000);

    deadline.end();
    clock.advance(5000);
    await Promise.resolve();

    expect(deadline.signal.aborted).toBe(false);
  });
});

describe('the time of a request', () => {
  /** The deadline that the rest of the chain is given, while it runs. */
  async function during<T>(more: Partial<Outgoing>, look: (deadline: Deadline) => T): Promise<T> {
    const seen: T[] = [];
    await limitTime(manualClock(), 900)(newOutgoing(more), async ({ deadline }) => {
      seen.push(look(deadline));
      return okAnswer;
    });
    return seen[0] as T;
  }
  const remaining = (deadline: Deadline) => deadline.remainingMs();
  const guardUntil = (ms: number) => ({
    notAfterMs: manualClock().nowMs() + ms,
    isOurs: async () => true,
  });

  it('is the timeout of the connector', async () => {
    expect(await during({}, remaining)).toBe(900);
  });

  it.each([
    ['ends when the guard of a write says', 300, 300],
    ['is never longer than the timeout', 5000, 900],
    ['is over at once when the guard says a time that has passed', -1, 0],
  ])('%s', async (_, guardMs, expected) => {
    expect(await during({ guard: guardUntil(guardMs) }, remaining)).toBe(expected);
  });

  it('ends with the caller whose request it is', async () => {
    const caller = new AbortController();

    const ended = await during({ caller: caller.signal }, ({ signal }) => {
      caller.abort();
      return signal.aborted;
    });

    expect(ended).toBe(true);
  });

  it('does not pass any more once the chain has answered', async () => {
    const clock = manualClock();
    const caller = new AbortController();
    const signals: AbortSignal[] = [];
    await limitTime(clock, 900)(newOutgoing({ caller: caller.signal }), async ({ deadline }) => {
      signals.push(deadline.signal);
      return okAnswer;
    });

    clock.advance(5000);
    caller.abort();
    await Promise.resolve();

    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });
});
