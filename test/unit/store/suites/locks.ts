import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { began, describeStore, NEVER } from '../under-test.js';

/** Work under a lock that ends when it is told to. */
function heldWork() {
  let end = () => {};
  let enter = () => {};
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = () => {
    enter();
    return ended;
  };
  return { work, entered, end };
}

export const describeLocks = describeStore((current) => {
  describe('work under a lock', () => {
    it('is alone with its key', async () => {
      const { store } = current();
      const key = randomUUID();
      let inside = 0;
      let most = 0;
      const work = async () => {
        most = Math.max(most, ++inside);
        await began(store);
        inside -= 1;
        return 'done';
      };

      const all = await Promise.all(
        Array.from({ length: 30 }, () => store.operations.underLock(key, NEVER, work)),
      );

      expect(most).toBe(1);
      expect(all).toEqual(Array.from({ length: 30 }, () => 'done'));
    });

    it('runs beside work with other keys, in any number, and leaves queries their connections', async () => {
      const { store } = current();
      const held = Array.from({ length: 40 }, heldWork);
      const all = held.map(({ work }) => store.operations.underLock(randomUUID(), NEVER, work));

      await Promise.all(held.map(({ entered }) => entered));
      const record = await began(store);
      for (const { end } of held) end();
      await Promise.all(all);

      expect(record.status).toBe('PENDING');
    });

    it('may take a second lock', async () => {
      const { store } = current();
      const [outer, inner] = [randomUUID(), randomUUID()];
      const nested = () =>
        store.operations.underLock(outer, NEVER, () =>
          store.operations.underLock(inner, NEVER, async () => 'both'),
        );

      expect(await Promise.all([nested(), nested()])).toEqual(['both', 'both']);
    });

    it('gives the lock on when it fails', async () => {
      const { store } = current();
      const key = randomUUID();
      const failing = store.operations.underLock(key, NEVER, () => Promise.reject(new Error('refused')));

      await expect(failing).rejects.toThrow('refused');

      expect(await store.operations.underLock(key, NEVER, async () => 'next')).toBe('next');
    });

    it('is not begun once its signal has ended the wait, and those behind it have their turn', async () => {
      const { store } = current();
      const key = randomUUID();
      const { work, entered, end } = heldWork();
      const first = store.operations.underLock(key, NEVER, work);
      await entered;
      const caller = new AbortController();
      const left = store.operations.underLock(key, caller.signal, () => Promise.reject(new Error('begun')));
      const behind = store.operations.underLock(key, NEVER, async () => 'my turn');

      caller.abort(new Error('left'));
      await expect(left).rejects.toThrow('left');
      end();
      await first;

      expect(await behind).toBe('my turn');
    });
  });
});
