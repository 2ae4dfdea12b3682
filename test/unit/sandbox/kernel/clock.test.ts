import { describe, expect, it } from 'vitest';
import { createClock } from '../../../../sandbox/kernel/clock.js';

const frozen = (): ReturnType<typeof createClock> => createClock({ wallMs: () => 1_000_000 });

describe('the clock of a simulator', () => {
  it('runs what falls due on the way, in order of time and then of scheduling', async () => {
    const clock = frozen();
    const ran: string[] = [];
    clock.schedule(1_000_200, () => void ran.push('second'));
    clock.schedule(1_000_100, () => void ran.push(`first at ${clock.nowMs()}`));
    clock.schedule(1_000_200, () => void ran.push('third'));
    clock.schedule(1_000_999, () => void ran.push('too late'));

    await clock.advance(500);

    expect(ran).toEqual(['first at 1000100', 'second', 'third']);
    expect(clock.nowMs()).toBe(1_000_500);
  });

  it('runs tasks that tasks schedule, when they fall due in the same move', async () => {
    const clock = frozen();
    const at: number[] = [];
    clock.schedule(1_000_010, () => {
      at.push(clock.nowMs());
      clock.schedule(clock.nowMs() + 10, () => void at.push(clock.nowMs()));
    });

    await clock.set(1_000_100);

    expect(at).toEqual([1_000_010, 1_000_020]);
  });

  it('does not run a cancelled task', async () => {
    const clock = frozen();
    let hasRun = false;
    const cancel = clock.schedule(1_000_010, () => {
      hasRun = true;
    });

    cancel();
    await clock.advance(100);

    expect(hasRun).toBe(false);
  });

  it('runs a due task as real time passes', async () => {
    const clock = createClock();

    await new Promise<void>((resolve) => {
      clock.schedule(clock.nowMs() + 1, resolve);
      setTimeout(() => undefined, 5_000).unref();
    });

    clock.close();
  });

  it('waits for running tasks before it moves, so that a retry they plan is not missed', async () => {
    const clock = createClock();
    const ran: string[] = [];
    const started = new Promise<void>((resolve) => {
      clock.schedule(clock.nowMs(), async () => {
        resolve();
        await new Promise((done) => setImmediate(done));
        clock.schedule(clock.nowMs() + 5_000, () => void ran.push('retry'));
      });
    });
    await started;

    await clock.advance(10_000);

    expect(ran).toEqual(['retry']);
    clock.close();
  });

  it('goes back to its start when reset', async () => {
    const clock = createClock({ startMs: Date.UTC(2025, 0, 1), wallMs: () => 5 });
    await clock.advance(86_400_000);

    clock.reset();

    expect(clock.now().toISOString()).toBe('2025-01-01T00:00:00.000Z');
  });
});
