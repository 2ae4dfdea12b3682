import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startDeadline } from '../../../../src/datasources/http/deadline.js';
import { manualClock } from '../../../support/manual-clock.js';

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
