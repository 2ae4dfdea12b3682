import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describeStore } from '../under-test.js';

export const describeMemory = describeStore((current) => {
  const card = (connector: string, ref = 'card-1') => ({ connector, kind: 'Card', ref });

  describe('the memory', () => {
    it('gives the facts back, with the moments of the first and the newest', async () => {
      const { memory } = current().store;
      const object = card(randomUUID());

      await memory.remember(object, { last4: '4242', limits: [1, { a: null }] }, 1000);
      await memory.remember(object, { status: 'ACTIVE' }, 3000);

      expect(await memory.recall(object)).toEqual({
        ref: 'card-1',
        facts: { last4: '4242', limits: [1, { a: null }], status: 'ACTIVE' },
        firstAt: '1970-01-01T00:00:01.000Z',
        lastAt: '1970-01-01T00:00:03.000Z',
      });
    });

    it('knows nothing of what it was not told', async () => {
      const { memory } = current().store;

      expect(await memory.recall(card(randomUUID()))).toBeNull();
      expect(await memory.recallAll(randomUUID(), 'Card')).toEqual([]);
    });

    it('keeps the newest of each fact, in whichever order they arrive', async () => {
      const { memory } = current().store;
      const object = card(randomUUID());

      await memory.remember(object, { status: 'ACTIVE', owner: 'ann' }, 1000);
      await memory.remember(object, { status: 'SUSPENDED' }, 3000);
      await memory.remember(object, { status: 'ACTIVE', owner: 'bob', note: null }, 2000);

      expect((await memory.recall(object))?.facts).toEqual({ status: 'SUSPENDED', owner: 'bob', note: null });
    });

    it('takes the later one of two facts of the same moment', async () => {
      const { memory } = current().store;
      const object = card(randomUUID());

      await memory.remember(object, { status: 'ACTIVE' }, 1000);
      await memory.remember(object, { status: 'SUSPENDED' }, 1000);

      expect((await memory.recall(object))?.facts).toEqual({ status: 'SUSPENDED' });
    });

    it('loses none of the facts that arrive at once', async () => {
      const { memory } = current().store;
      const object = card(randomUUID());
      const names = Array.from({ length: 20 }, (_, each) => `fact-${each}`);

      await Promise.all(names.map((name, at) => memory.remember(object, { [name]: at, newest: at }, at)));

      const facts = (await memory.recall(object))?.facts ?? {};
      expect(Object.keys(facts).sort()).toEqual([...names, 'newest'].sort());
      expect(facts['newest']).toBe(19);
    });

    it('gives all objects of a kind at a connector, those first known first', async () => {
      const { memory } = current().store;
      const connector = randomUUID();
      await memory.remember(card(connector, 'b'), {}, 1000);
      await memory.remember(card(connector, 'a'), {}, 2000);
      await memory.remember({ ...card(connector, 'c'), kind: 'TrustedDomain' }, {}, 500);

      const all = await memory.recallAll(connector, 'Card');

      expect(all.map(({ ref }) => ref)).toEqual(['b', 'a']);
    });

    it('keeps text that the database has no way to hold, with U+FFFD in place of what it refuses', async () => {
      const { memory } = current().store;
      const object = card(randomUUID());

      await memory.remember(object, { name: 'a\0b\ud800c😀' }, 1000);

      expect((await memory.recall(object))?.facts).toEqual({ name: 'a\ufffdb\ufffdc😀' });
    });
  });
});
