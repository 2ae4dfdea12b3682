import { describe, expect, it } from 'vitest';
import { createKeyedMutex } from '../../../../src/store/database/keyed-mutex.js';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('a mutex by key', () => {
  it('gives the turns in the order of arrival', async () => {
    const mutex = createKeyedMutex<string>();
    const order: number[] = [];

    await Promise.all([1, 2, 3].map((each) => mutex.run('a', async () => order.push(each))));

    expect(order).toEqual([1, 2, 3]);
  });

  it('keeps others out for whoever comes after one that left the queue', async () => {
    const mutex = createKeyedMutex<string>();
    const { open, opened } = gate();
    const caller = new AbortController();
    const seen: string[] = [];
    const first = mutex.run('a', async () => {
      await opened;
      seen.push('first');
    });
    const left = mutex.run('a', async () => seen.push('left'), caller.signal);
    caller.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');

    const last = mutex.run('a', async () => seen.push('last'));
    open();
    await Promise.all([first, last]);

    expect(seen).toEqual(['first', 'last']);
  });

  it('does not queue for one whose signal has ended', async () => {
    const mutex = createKeyedMutex<string>();

    await expect(mutex.run('a', async () => 1, AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
  });
});
