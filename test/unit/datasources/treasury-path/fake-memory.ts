import type { Memorable, Memory } from '../../../../src/domain/memory.js';

/** One told fact after another. */
export interface FakeMemory extends Memory {
  readonly told: Array<{
    readonly object: Memorable;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly atMs: number;
  }>;
  isDown: boolean;
}

/** Remembers what it was told last, of one object. */
export function fakeMemory(): FakeMemory {
  const at = '2026-01-05T12:00:00.000Z';
  const memory: FakeMemory = {
    told: [],
    isDown: false,
    remember: async (object, facts, atMs) => {
      if (memory.isDown) throw new Error('no memory');
      memory.told.push({ object, facts, atMs });
    },
    recall: async ({ ref }) => {
      if (memory.isDown) throw new Error('no memory');
      const last = memory.told.at(-1);
      return last ? { ref, facts: last.facts, firstAt: at, lastAt: at } : null;
    },
    recallAll: async () => {
      throw new Error('not asked for here');
    },
  };
  return memory;
}
