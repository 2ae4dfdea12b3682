import type { Memorable, Memory, Remembered } from '../../../src/domain/memory.js';

/** Remembers as long as it lives, as the store does. */
export function memoryOfItsOwn(): Memory {
  const known = new Map<string, Remembered>();
  const keyOf = ({ connector, kind, ref }: Memorable) => `${connector}:${kind}:${ref}`;
  return {
    remember: async (object, facts, atMs) => {
      const at = new Date(atMs).toISOString();
      const before = known.get(keyOf(object));
      const all = JSON.parse(JSON.stringify({ ...before?.facts, ...facts }));
      known.set(keyOf(object), {
        ref: object.ref,
        facts: all,
        firstAt: before?.firstAt ?? at,
        lastAt: at,
      });
    },
    recall: async (object) => known.get(keyOf(object)) ?? null,
    recallAll: async (connector, kind) =>
      [...known].flatMap(([key, each]) => (key.startsWith(`${connector}:${kind}:`) ? [each] : [])),
  };
}
