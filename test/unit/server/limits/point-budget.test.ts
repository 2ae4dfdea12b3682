import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryBudget, type Spent } from '../../../../src/server/limits/point-budget.js';

const granted = (spent: Spent) => {
  if (!spent.isGranted) throw new Error('was refused');
  return spent;
};

describe('memoryBudget', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('grants what there is, and says when there is more', async () => {
    const budget = memoryBudget(100);

    expect((await budget.spend('ann', 100)).isGranted).toBe(true);
    vi.advanceTimersByTime(45_000);

    expect(await budget.spend('ann', 1)).toEqual({ isGranted: false, retryAfterMs: 15_000 });
    vi.advanceTimersByTime(15_000);
    expect((await budget.spend('ann', 100)).isGranted).toBe(true);
  });

  it('keeps names apart', async () => {
    const budget = memoryBudget(100);
    await budget.spend('ann', 100);

    expect((await budget.spend('bob', 100)).isGranted).toBe(true);
  });

  it('takes nothing for what it refuses', async () => {
    const budget = memoryBudget(100);
    await budget.spend('ann', 50);

    expect((await budget.spend('ann', 60)).isGranted).toBe(false);
    expect((await budget.spend('ann', 50)).isGranted).toBe(true);
  });

  it('takes back what was not needed, within the same minute', async () => {
    const budget = memoryBudget(100);
    const spent = granted(await budget.spend('ann', 100));

    await spent.giveBack(40);

    expect((await budget.spend('ann', 41)).isGranted).toBe(false);
    expect((await budget.spend('ann', 40)).isGranted).toBe(true);
  });

  it('lets nobody carry points into the next minute', async () => {
    const budget = memoryBudget(100);
    const spent = granted(await budget.spend('ann', 100));
    vi.advanceTimersByTime(60_000);

    await spent.giveBack(100);

    expect((await budget.spend('ann', 101)).isGranted).toBe(false);
  });
});
