import { describe, expect, it } from 'vitest';
import { createSlots, QueueFull } from '../../../../src/datasources/http/slots.js';
import { manualClock } from '../../../support/manual-clock.js';

const never = () => new AbortController().signal;

/** Work that ends when it is told to. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended, end };
}

describe('slots', () => {
  it('run the work that waits in the order of its arrival', async () => {
    const slots = createSlots(1, 10);
    const { work, end } = held();
    const order: string[] = [];
    const first = slots.run(never(), work);
    const others = ['b', 'c', 'd'].map((name) => slots.run(never(), async () => order.push(name)));

    end();
    await Promise.all([first, ...others]);

    expect(order).toEqual(['b', 'c', 'd']);
  });

  it('are free again after work that throws', async () => {
    const slots = createSlots(1, 0);
    const bad = () => {
      throw new Error('at once');
    };
    await expect(slots.run(never(), bad)).rejects.toThrow('at once');

    expect(await slots.run(never(), async () => 'good')).toBe('good');
  });

  it('give the place in the queue of work that left to other work', async () => {
    const slots = createSlots(1, 2);
    const { work, end } = held();
    const first = slots.run(never(), work);
    const leaver = new AbortController();
    const gone = [1, 2].map(() => slots.run(leaver.signal, async () => expect.unreachable('it left')));
    await expect(slots.run(never(), work)).rejects.toThrow(QueueFull);

    leaver.abort(new Error('left'));
    for (const left of gone) await expect(left).rejects.toThrow('left');
    const next = slots.run(never(), async () => 'next');
    end();
    await first;

    expect(await next).toBe('next');
  });

  it('do not run work whose signal has ended', async () => {
    const slots = createSlots(1, 1);

    await expect(slots.run(AbortSignal.abort(new Error('left')), async () => 'ran')).rejects.toThrow('left');
  });

  it('run what waits in the lane WRITE before what came earlier in the lane READ', async () => {
    const slots = createSlots(1, 10);
    const { work, end } = held();
    const order: string[] = [];
    const first = slots.run(never(), work);
    const reads = ['a', 'b'].map((name) => slots.run(never(), async () => order.push(name)));
    const writes = ['c', 'd'].map((name) => slots.run(never(), async () => order.push(name), 'WRITE'));

    end();
    await Promise.all([first, ...reads, ...writes]);

    expect(order).toEqual(['c', 'd', 'a', 'b']);
  });

  it('keep the reserved permits for the lane WRITE', async () => {
    const slots = createSlots(3, 10, { reserved: 1 });
    const { work, end } = held();
    const reads = [1, 2, 3].map(() => slots.run(never(), work));

    expect([slots.isFree('READ'), slots.isFree('WRITE')]).toEqual([false, true]);
    expect(await slots.run(never(), async () => 'written', 'WRITE')).toBe('written');
    end();
    await Promise.all(reads);
  });

  it('are not taken by work that waits for its pace', async () => {
    const clock = manualClock();
    const untilMs = { READ: 100, WRITE: 0 };
    const msUntil = (lane: 'READ' | 'WRITE') => Math.max(0, untilMs[lane] - clock.monotonicMs());
    const slots = createSlots(1, 10, { pace: { msUntil, take: () => undefined, sleep: clock.sleep } });
    const order: string[] = [];
    const read = slots.run(never(), async () => order.push('read'));

    await slots.run(never(), async () => order.push('write'), 'WRITE');
    clock.advance(100);
    await read;

    expect(order).toEqual(['write', 'read']);
  });

  it('wake the lane WRITE at its own time, though the lane READ waits for longer', async () => {
    const clock = manualClock();
    const msUntil = (lane: 'READ' | 'WRITE') =>
      Math.max(0, (lane === 'READ' ? 500 : 100) - clock.monotonicMs());
    const slots = createSlots(2, 10, { pace: { msUntil, take: () => undefined, sleep: clock.sleep } });
    const reader = new AbortController();
    const read = slots.run(reader.signal, async () => expect.unreachable('it left'));
    const write = slots.run(never(), async () => 'written', 'WRITE');

    clock.advance(100);

    expect(await write).toBe('written');
    reader.abort(new Error('left'));
    await expect(read).rejects.toThrow('left');
    expect(slots.ahead('READ')).toBe(0);
  });

  it('count what waits before an arrival in each lane', async () => {
    const slots = createSlots(1, 10);
    const { work, end } = held();
    const all = [
      slots.run(never(), work),
      ...[1, 2].map(() => slots.run(never(), work, 'READ')),
      slots.run(never(), work, 'WRITE'),
    ];

    expect([slots.ahead('WRITE'), slots.ahead('READ')]).toEqual([1, 3]);

    end();
    await Promise.all(all);
    expect(slots.ahead('READ')).toBe(0);
  });
});
