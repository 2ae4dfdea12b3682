import { badInput, isObject, oneOf, requireObject, requireString, wholeNumber } from './json.js';
import { type PatchStep, toPatch } from './json-patch.js';

export type When = 'before' | 'after';

/** One kind of fault. `when` says whether it applies before or after the provider handles the request. */
export type Fault =
  | { readonly kind: 'delay'; readonly ms: number; readonly when: When }
  | {
      readonly kind: 'status';
      readonly code: number;
      readonly body?: unknown;
      readonly headers: Readonly<Record<string, string>>;
      readonly when: When;
    }
  | { readonly kind: 'drop-before' | 'drop-after' | 'truncate' | 'garble' }
  | { readonly kind: 'hang' | 'hold'; readonly when: When }
  | { readonly kind: 'drip'; readonly bytesPerSecond: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly code: number }
  | { readonly kind: 'big'; readonly bytes: number }
  | { readonly kind: 'mutate'; readonly jsonPatch: readonly PatchStep[] };

/** The affected requests: a method (absent: any) and an exact path, or a prefix ending in `*`. */
export interface FaultMatch {
  readonly method?: string;
  readonly path: string;
}

export interface FaultOrder {
  readonly match: FaultMatch;
  readonly fault: Fault;
  /** The number of requests; 0: all until cleared. */
  readonly times: number;
}

type Options = Readonly<Record<string, unknown>>;

const KINDS: Readonly<Record<Fault['kind'], (options: Options) => Fault>> = {
  delay: (o) => ({ kind: 'delay', ms: wholeNumber(o['ms'], 'fault.ms', { min: 0 }), when: toWhen(o) }),
  status: toStatus,
  'drop-before': () => ({ kind: 'drop-before' }),
  'drop-after': () => ({ kind: 'drop-after' }),
  hang: (o) => ({ kind: 'hang', when: toWhen(o) }),
  drip: (o) => ({
    kind: 'drip',
    bytesPerSecond: wholeNumber(o['bytesPerSecond'], 'fault.bytesPerSecond', { min: 1 }),
  }),
  truncate: () => ({ kind: 'truncate' }),
  garble: () => ({ kind: 'garble' }),
  redirect: (o) => ({
    kind: 'redirect',
    to: requireString(o['to'], 'fault.to'),
    code: toCode(o['code'] ?? 302, { min: 300, max: 399 }),
  }),
  big: (o) => ({ kind: 'big', bytes: wholeNumber(o['bytes'], 'fault.bytes', { min: 1 }) }),
  mutate: (o) => ({ kind: 'mutate', jsonPatch: toPatch(o['jsonPatch'], 'fault.jsonPatch') }),
  hold: (o) => ({ kind: 'hold', when: toWhen(o) }),
};

/** The fault order in a control body. **Throws** `HttpReply` 400. */
export function toFaultOrder(body: unknown): FaultOrder {
  const order = requireObject(body, 'body');
  const options = requireObject(order['fault'], 'fault');
  const kind = oneOf(options['kind'], Object.keys(KINDS) as Fault['kind'][], 'fault.kind');
  return {
    match: toMatch(order['match']),
    fault: KINDS[kind](options),
    times: wholeNumber(order['times'], 'times', { min: 0, fallback: 1 }),
  };
}

function toMatch(value: unknown): FaultMatch {
  const match = requireObject(value, 'match');
  const path = requireString(match['path'], 'match.path');
  if (!path.startsWith('/') && path !== '*')
    throw badInput('a path that starts with / or is *', path, 'match.path');
  if (match['method'] === undefined) return { path };
  return { path, method: requireString(match['method'], 'match.method').toUpperCase() };
}

function toStatus(options: Options): Fault {
  const headers = options['headers'] ?? {};
  if (!isObject(headers) || !Object.values(headers).every((value) => typeof value === 'string')) {
    throw badInput('an object of strings', headers, 'fault.headers');
  }
  return {
    kind: 'status',
    code: toCode(options['code'], { min: 200, max: 599 }),
    ...('body' in options ? { body: options['body'] } : {}),
    headers: headers as Readonly<Record<string, string>>,
    when: toWhen(options),
  };
}

function toWhen(options: Options): When {
  return oneOf(options['when'] ?? 'before', ['before', 'after'], 'fault.when');
}

function toCode(value: unknown, { min, max }: { readonly min: number; readonly max: number }): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw badInput(`an HTTP status from ${min} to ${max}`, value, 'fault.code');
}
