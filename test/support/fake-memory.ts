import type { Memorable, Memory, Remembered } from '../../src/domain/memory.js';

type Facts = Readonly<Record<string, unknown>>;

export interface FakeMemory extends Memory {
  /** In the order in which it was told. */
  readonly told: Array<{ readonly object: Memorable; readonly facts: Facts; readonly atMs: number }>;
  /** All that is known, by ref. */
  readonly facts: ReadonlyMap<string, Facts>;
  /** While set, neither remembers nor recalls. */
  isDown: boolean;
}

/** Remembers as long as it lives, as the store does. `before`: what was known on 1 March 2026. */
export function fakeMemory(before: ReadonlyArray<readonly [Memorable, Facts]> = []): FakeMemory {
  const known = new Map<string, Remembered>();
  const learn = (object: Memorable, more: Facts, at: string) => {
    const { facts, firstAt = at } = known.get(keyOf(object)) ?? {};
    const all = JSON.parse(JSON.stringify({ ...facts, ...more }));
    known.set(keyOf(object), { ref: object.ref, facts: all, firstAt, lastAt: at });
  };
  const mustBeUp = () => {
    if (memory.isDown) throw new Error('no memory');
  };
  const memory: FakeMemory = {
    told: [],
    isDown: false,
    get facts() {
      return new Map([...known.values()].map(({ ref, facts }) => [ref, facts]));
    },
    async remember(object, facts, atMs) {
      mustBeUp();
      memory.told.push({ object, facts, atMs });
      learn(object, facts, new Date(atMs).toISOString());
    },
    async recall(object) {
      mustBeUp();
      return known.get(keyOf(object)) ?? null;
    },
    async recallAll(connector, kind) {
      mustBeUp();
      return [...known].flatMap(([key, each]) => (key.startsWith(`${connector}:${kind}:`) ? [each] : []));
    },
  };
  for (const [object, facts] of before) learn(object, facts, '2026-03-01T00:00:00.000Z');
  return memory;
}

const keyOf = ({ connector, kind, ref }: Memorable): string => `${connector}:${kind}:${ref}`;
