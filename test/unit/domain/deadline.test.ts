import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/domain/clock.js';
import { startDeadline, withinDeadline } from '../../../src/domain/deadline.js';
import { collectGarbage } from '../../support/garbage.js';
import { manualClock } from '../../support/manual-clock.js';

describe('startDeadline', () => {
  it('passes although garbage was collected before', async () => {
    const { signal } = startDeadline(systemClock, 50, new AbortController().signal);
    const passed = once(signal, 'abort');

    await collectGarbage();
    await passed;

    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('passes with the outer limit, for its reason', () => {
    const outer = new AbortController();
    const deadline = startDeadline(manualClock(), 1000, outer.signal);

    outer.abort(new Error('the caller left'));

    expect(deadline.signal.reason).toMatchObject({ message: 'the caller left' });
  });

  it('has passed at once where no time is left', () => {
    const deadline = startDeadline(manualClock(), 0);

    expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('has passed where the outer limit has', () => {
    const deadline = startDeadline(manualClock(), 1000, AbortSignal.abort());

    expect(deadline.signal.aborted).toBe(true);
  });

  it('never asks a timer for more than it accepts', () => {
    const clock = manualClock();

    startDeadline(clock, Number.POSITIVE_INFINITY);

    expect(clock.slept).toEqual([2 ** 31 - 1]);
  });
});

describe('a pause of a deadline', () => {
  it('does not count', () => {
    const clock = manualClock();
    const deadline = startDeadline(clock, 1000);
    clock.advance(400);

    const goOn = deadline.pause();
    clock.advance(5000);
    expect([deadline.remainingMs(), deadline.signal.aborted]).toEqual([600, false]);
    goOn();
    goOn();
    clock.advance(599);

    expect(deadline.remainingMs()).toBe(1);
  });

  it('is followed by the rest of the time', async () => {
    const clock = manualClock();
    const deadline = startDeadline(clock, 1000);
    deadline.pause()();
    const passed = once(deadline.signal, 'abort');

    clock.advance(1000);
    await passed;

    expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('ends with the outer limit', () => {
    const outer = new AbortController();
    const deadline = startDeadline(manualClock(), 1000, outer.signal);
    deadline.pause();

    outer.abort();

    expect(deadline.signal.aborted).toBe(true);
  });

  it('starts no timer after the end', () => {
    const clock = manualClock();
    const deadline = startDeadline(clock, 1000);
    const goOn = deadline.pause();

    deadline.end();
    goOn();

    expect(clock.slept).toEqual([1000]);
  });
});

describe('withinDeadline', () => {
  it('ends the signal of the work in time', async () => {
    const clock = manualClock();
    const work = withinDeadline(clock, 20, (signal) => once(signal, 'abort').then(() => signal.reason));

    clock.advance(20);

    expect(await work).toMatchObject({ name: 'TimeoutError' });
  });

  it.each([
    ['is done', async () => undefined],
    ['fails', () => Promise.reject(new Error('no'))],
  ])('leaves no timer and no listener behind when the work %s', async (_, work) => {
    const clock = manualClock();
    const outer = new AbortController();
    const kept: AbortSignal[] = [];

    await withinDeadline(
      clock,
      1000,
      (signal) => {
        kept.push(signal);
        return work();
      },
      outer.signal,
    ).catch(() => undefined);
    outer.abort();
    clock.advance(1000);
    await Promise.resolve();

    expect(kept.map(({ aborted }) => aborted)).toEqual([false]);
  });
});
