import type { ConnectorRef } from '../../domain/capabilities.js';
import { type Clock, systemClock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Next, Step } from './chain.js';
import type { Outgoing } from './outgoing.js';
import { waitFor } from './turn.js';
import type { Answer, Call } from './upstream.js';

/** Merges equal reads within a request, and across requests whose calls have the same share key. */
export interface Sharing {
  /**
   * The step. A shared read does not depend on one caller: the others still receive the answer when one caller leaves. When all have left,
   * a read that has not begun ends at once, and any other one after `ALONE_MS`, unless somebody joins it.
   */
  readonly share: Step;
  /** Called after a write. Answers that were read before it, by this or any other request, are no longer used. */
  forget(call: Call): void;
}

/** The key of a read in the memo of its call. */
export function memoKey(connector: ConnectorRef, target: string): string {
  return `${connector.name} ${target}`;
}

interface Shared {
  readonly answer: Promise<Answer>;
  waiting: number;
  /** Returns the error of a read that the gateway holds back; null for any other. */
  whyUnsent: (() => UpstreamError) | null;
  /** Called when the last one who waited has left. */
  readonly desert: () => void;
}

/** How long a begun read goes on after all have left: a caller who repeats the request joins it. **Units** milliseconds. */
export const ALONE_MS = 1000;

type Pause = Pick<Clock, 'sleep'>;

/** `apart`: the reads of one request are never shared with another. */
export function createSharing(connector: ConnectorRef, apart = false, clock: Pause = systemClock): Sharing {
  const { underWay, byAnswer, start } = createReads(clock);
  const prefix = memoKey(connector, '');
  return {
    async share(request, next) {
      const { call, fresh } = request;
      const { target } = request.draft.request;
      const place = memoKey(connector, target);
      const known = fresh ? undefined : call.memo.get(place);
      const key = `${request.lane} ${call.shareKey}\n${target}`;
      if (known)
        return wait(
          connector,
          call,
          byAnswer.get(known) ?? { answer: known, waiting: 0, whyUnsent: null, desert: () => undefined },
        );
      const shared = (fresh || apart ? undefined : underWay.get(key)) ?? start(key, request, next);
      remember(call, place, shared.answer);
      return wait(connector, call, shared);
    },
    forget(call) {
      underWay.clear();
      for (const key of call.memo.keys()) if (key.startsWith(prefix)) call.memo.delete(key);
    },
  };
}

/** The reads in progress by key, and all reads by their answer. */
function createReads(clock: Pause) {
  const underWay = new Map<string, Shared>();
  const byAnswer = new WeakMap<Promise<Answer>, Shared>();

  function start(key: string, request: Outgoing, next: Next): Shared {
    const forget = () => {
      if (underWay.get(key) === shared) underWay.delete(key);
    };
    const shared = startShared({ request, clock, next, forget });
    underWay.set(key, shared);
    byAnswer.set(shared.answer, shared);
    return shared;
  }

  return { underWay, byAnswer, start };
}

interface SharedParts {
  readonly request: Outgoing;
  readonly clock: Pause;
  readonly next: Next;
  /** Called when the answer has arrived, or when nobody waits for it. */
  readonly forget: () => void;
}

/** Sends a read that ends when nobody waits for it: at once if it has not begun, else after a moment. */
function startShared({ request, clock, next, forget }: SharedParts): Shared {
  const alone = new AbortController();
  const answered = new AbortController();
  let isBegun = false;
  const begin = () => {
    isBegun = true;
  };
  const wanted = () => shared.waiting > 0;
  const end = () => {
    if (wanted()) return;
    forget();
    alone.abort(new DOMException('nobody waits for the answer', 'AbortError'));
  };
  const desert = () => {
    if (answered.signal.aborted) return;
    if (isBegun) void clock.sleep(ALONE_MS, answered.signal).then(end, () => undefined);
    else end();
  };
  const tellWait: Outgoing['tellWait'] = (why) => {
    shared.whyUnsent = why;
  };
  const send = () => next({ ...request, caller: alone.signal, wanted, begin, tellWait });
  const shared: Shared = { answer: later(send), waiting: 0, whyUnsent: null, desert };
  const over = () => {
    answered.abort();
    forget();
  };
  shared.answer.then(over, over);
  return shared;
}

async function wait(connector: ConnectorRef, call: Call, shared: Shared): Promise<Answer> {
  shared.waiting += 1;
  try {
    const left = () =>
      shared.whyUnsent?.() ?? new UpstreamError({ connector, code: 'TIMEOUT', sent: 'maybe' });
    return await waitFor(shared.answer, call.signal, left);
  } finally {
    shared.waiting -= 1;
    if (shared.waiting === 0) shared.desert();
  }
}

/** A clear answer is remembered. An outage is not, so that a later part of the request can try again. */
function remember(call: Call, key: string, answer: Promise<Answer>): void {
  call.memo.set(key, answer);
  answer.catch((error) => {
    const clear =
      error instanceof UpstreamError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN');
    if (!clear && call.memo.get(key) === answer) call.memo.delete(key);
  });
}

/** Starts in the next microtask, after the first waiter has been counted. */
async function later<T>(begin: () => Promise<T>): Promise<T> {
  await Promise.resolve();
  return begin();
}
