import type { Random } from '../../../sandbox/kernel/types.js';
import type { Kind } from './kinds.js';
import type { FaultOrder } from './simulators.js';

/** A fault that a schedule has in store for somebody. */
export interface PlannedFault {
  readonly connector: string;
  readonly order: FaultOrder;
  /** It is a hold, let go as soon as the first callers have had their answer. */
  readonly isLate: boolean;
}

type Shape = FaultOrder['fault'];

const failing = (code: number, when: string): Shape => ({ kind: 'status', code, when });

/** What lets nobody know whether the provider did it. */
const OPEN: readonly Shape[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  failing(500, 'before'),
  failing(500, 'after'),
  failing(503, 'before'),
  failing(503, 'after'),
  { kind: 'hold', when: 'before' },
  { kind: 'hold', when: 'after' },
  { kind: 'hang', when: 'before' },
  { kind: 'hang', when: 'after' },
  { kind: 'truncate' },
  { kind: 'garble' },
];

/** Clear answers: it was not done. */
const CLEAR: readonly Shape[] = [failing(429, 'before'), failing(401, 'before')];

const TOKEN = { method: 'POST', path: '/v1/oauth/token' };

/** Up to two faults of its write, and now and then one of what is read, or of the way to a credential. */
export function planFaults(random: Random, kind: Kind, besides: readonly Kind[]): PlannedFault[] {
  const { connector, match } = kind;
  const planned = Array.from({ length: random.pick([0, 1, 1, 1, 2, 2]) }, () =>
    plan(connector, match, random.pick(random.chance(0.85) ? OPEN : clearFor(connector, besides)), random),
  );
  if (random.chance(0.2))
    planned.push(plan(connector, { method: 'GET', path: '/*' }, random.pick(OPEN), random));
  if (connector === 'treasure-main' && random.chance(0.3))
    planned.push(plan(connector, TOKEN, random.pick(OPEN), random));
  return planned;
}

/** What the bank tells Linker of a repeat, Linker tells as the last word: of such a bank nothing could be proven. */
function clearFor(connector: string, besides: readonly Kind[]): readonly Shape[] {
  const isBehindLinker = connector === 'tp-main' && besides.some((each) => each.connector === 'linker-app');
  return isBehindLinker ? OPEN : CLEAR;
}

function plan(connector: string, match: FaultOrder['match'], fault: Shape, random: Random): PlannedFault {
  const order = { match, fault, times: random.pick([1, 1, 1, 2, 3]) };
  return { connector, order, isLate: fault.kind === 'hold' && random.chance(0.7) };
}
