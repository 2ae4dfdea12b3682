import { describe, expect, it } from 'vitest';
import { createSlots, QueueFull } from '../../../../src/datasources/http/slots.js';

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
});
