import { createRandom } from '../../../sandbox/kernel/random.js';
import type { Random } from '../../../sandbox/kernel/types.js';
import { type PlannedFault, planFaults } from './faults.js';
import type { Kind } from './kinds.js';
import type { Fate } from './mortal-store.js';

/** What a schedule does between the storm and the calm. */
export type Turn =
  | { readonly kind: 'recover' }
  | { readonly kind: 'ask-again' }
  | { readonly kind: 'wait'; readonly ms: number };

/** One course of things, the same for the same seed. */
export interface Plan {
  readonly seed: number;
  readonly kinds: readonly Kind[];
  readonly minors: readonly bigint[];
  readonly faults: readonly PlannedFault[];
  /** One for each gateway; null: it stays well. */
  readonly fates: ReadonlyArray<Fate | null>;
  /** Operations that two gateways are asked for at the same moment. */
  readonly twins: readonly boolean[];
  readonly turns: readonly Turn[];
  /** How late the lists show what is new. */
  readonly lagMs: number;
  /** The credential is another one from the second gateway on. */
  readonly isRotated: boolean;
  /** The keys of the first attempts have been forgotten before recovery begins. */
  readonly forgets: boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A schedule over some kinds of writes. */
export function toPlan(seed: number, choice: readonly Kind[]): Plan {
  const random = createRandom(seed);
  const kinds = Array.from({ length: random.int(1, 4) }, () => random.pick(choice));
  return {
    seed,
    kinds,
    minors: kinds.map(() => BigInt(random.int(1, 400))),
    faults: kinds.flatMap((kind) => planFaults(random, kind, kinds)),
    fates: toFates(random, kinds.length),
    twins: kinds.map(() => random.chance(0.3)),
    turns: Array.from({ length: random.int(0, 4) }, () => toTurn(random)),
    lagMs: random.pick([0, 0, 2 * SECOND, MINUTE, 4 * MINUTE]),
    isRotated: random.chance(0.15),
    forgets: random.chance(0.15),
  };
}

/** Two or three gateways, of which the last one stays well. */
function toFates(random: Random, operations: number): Array<Fate | null> {
  const fates = Array.from({ length: random.int(1, 2) }, (_, index): Fate | null => {
    if (!random.chance(index === 0 ? 0.6 : 0.2)) return null;
    return {
      kind: random.chance(0.75) ? 'die' : 'freeze',
      atCall: random.int(1, 7 * operations),
      when: random.chance(0.5) ? 'before' : 'after',
    };
  });
  return [...fates, null];
}

function toTurn(random: Random): Turn {
  const kind = random.pick(['recover', 'recover', 'ask-again', 'wait'] as const);
  return kind === 'wait'
    ? { kind, ms: random.pick([5 * SECOND, 31 * SECOND, 2 * MINUTE, 6 * MINUTE]) }
    : { kind };
}
