import { describe, expect, it } from 'vitest';
import { checkGuard } from '../../../../src/datasources/http/guard.js';
import type { Outgoing } from '../../../../src/datasources/http/outgoing.js';
import { startDeadline } from '../../../../src/domain/deadline.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';
import { connector, upstreamError } from '../../../support/upstream.js';

const guardOf = (isOurs: () => Promise<boolean>) => ({ notAfterMs: Number.POSITIVE_INFINITY, isOurs });

/** Runs the step and writes down what it calls. */
function run(more: Partial<Outgoing>) {
  const calls: string[] = [];
  const request = newOutgoing({ begin: () => void calls.push('begin'), ...more });
  const answer = checkGuard(connector)(request, async () => {
    calls.push('next');
    return okAnswer;
  });
  return { calls, answer };
}

describe('the guard', () => {
  it('lets a read begin, which has none', async () => {
    const { calls, answer } = run({});

    expect(await answer).toBe(okAnswer);
    expect(calls).toEqual(['begin', 'next']);
  });

  it('lets a write begin that is ours', async () => {
    const { calls, answer } = run({ guard: guardOf(async () => true) });

    expect(await answer).toBe(okAnswer);
    expect(calls).toEqual(['begin', 'next']);
  });

  it('sends nothing of a write that is not ours any more', async () => {
    const { calls, answer } = run({ guard: guardOf(async () => false) });

    expect(await upstreamError(answer)).toMatchObject({ code: 'TIMEOUT', sent: 'no' });
    expect(calls).toEqual([]);
  });

  it('sends nothing when nobody can say whose the write is', async () => {
    const lost = new Error('no connection to the store');
    const { calls, answer } = run({ guard: guardOf(() => Promise.reject(lost)) });

    await expect(answer).rejects.toBe(lost);
    expect(calls).toEqual([]);
  });

  it('sends nothing that nobody waits for any more', async () => {
    const { calls, answer } = run({ wanted: () => false });

    expect(await upstreamError(answer)).toMatchObject({ code: 'TIMEOUT', sent: 'no' });
    expect(calls).toEqual([]);
  });

  it('sends nothing when the time is over by the time that the guard has answered', async () => {
    const over = new Error('over');
    const { calls, answer } = run({
      guard: guardOf(async () => true),
      begin: () => {
        throw over;
      },
    });

    await expect(answer).rejects.toBe(over);
    expect(calls).toEqual([]);
  });

  it('sends nothing when the deadline passes before the guard has answered', async () => {
    const clock = manualClock();
    const deadline = startDeadline(clock, 1000);
    const { calls, answer } = run({ deadline, guard: guardOf(() => new Promise(() => undefined)) });
    const failure = upstreamError(answer);

    clock.advance(1000);

    expect(await failure).toMatchObject({ code: 'TIMEOUT', sent: 'no' });
    expect(calls).toEqual([]);
  });
});
