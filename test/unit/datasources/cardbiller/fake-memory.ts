import type { Cards } from '../../../../src/datasources/cardbiller/card-place.js';
import { openKnownCards } from '../../../../src/datasources/cardbiller/known-cards.js';
import type { Memorable, Memory, Remembered } from '../../../../src/domain/memory.js';
import type { FakeCardbiller } from './fake-cardbiller.js';

/** What was remembered, by ref; in the order in which it was told. */
export interface FakeMemory extends Memory {
  readonly facts: Map<string, Record<string, unknown>>;
  readonly told: Array<{ readonly object: Memorable; readonly atMs: number }>;
  isDown: boolean;
}

export function fakeMemory(before: Readonly<Record<string, Record<string, unknown>>> = {}): FakeMemory {
  const facts = new Map(Object.entries(before));
  const at = '2026-03-01T00:00:00.000Z';
  const remembered = (ref: string): Remembered | null => {
    const known = facts.get(ref);
    return known ? { ref, facts: JSON.parse(JSON.stringify(known)), firstAt: at, lastAt: at } : null;
  };
  const memory: FakeMemory = {
    facts,
    told: [],
    isDown: false,
    async remember(object, more, atMs) {
      if (memory.isDown) throw new Error('no memory');
      memory.told.push({ object, atMs });
      facts.set(object.ref, { ...facts.get(object.ref), ...more });
    },
    async recall({ ref }) {
      if (memory.isDown) throw new Error('no memory');
      return remembered(ref);
    },
    async recallAll() {
      if (memory.isDown) throw new Error('no memory');
      return [...facts.keys()].flatMap((ref) => remembered(ref) ?? []);
    },
  };
  return memory;
}

/** The cards of a fake Cardbiller with what is remembered of them. */
export function cardsOf({ api }: FakeCardbiller, memory: Memory = fakeMemory()): Cards {
  return { api, known: openKnownCards(api, memory) };
}
