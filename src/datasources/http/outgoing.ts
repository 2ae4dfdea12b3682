import type { Dispatcher } from 'undici';
import type { Deadline } from '../../domain/deadline.js';
import type { UpstreamError } from '../../domain/errors.js';
import type { Draft } from './draft.js';
import type { Call, Lane, SendGuard } from './upstream.js';

/** One request on its way through the chain. A step passes it on, or passes a copy with its additions. */
export interface Outgoing {
  readonly call: Call;
  readonly pool: Dispatcher;
  /** The queue in which it waits for the gateway's own limits. */
  readonly lane: Lane;
  /** Contains the credentials after `authorise`. Its headers must not be logged. */
  readonly draft: Draft;
  /** For a read: whether to read again what the call has already read. */
  readonly fresh: boolean;
  readonly guard: SendGuard | undefined;
  /** For a write: whether the provider honours its idempotency key. */
  readonly isKeyed: boolean;
  /** Aborted when the caller has left; for a read that callers share, when all of them have left. */
  readonly caller: AbortSignal | null;
  /** The deadline for all attempts together. */
  readonly deadline: Deadline;
  /** The share of the remaining time that the next attempt may take, from 0 to 1. */
  readonly shareOfTime: number;
  /** How long the request has paused before this attempt. **Units** milliseconds. */
  readonly pausedMs: number;
  /** Whether anybody still waits for the answer. */
  readonly wanted: () => boolean;
  /** Call it right before sending, when nothing is left to wait for. **Throws** when the deadline has passed. */
  readonly begin: () => void;
  /** Called with the error of a request that is given up now, while the gateway holds it back; with null when the wait is over. */
  readonly tellWait: (why: (() => UpstreamError) | null) => void;
}

/** The deadline of a request until the chain sets one. */
const NO_DEADLINE: Deadline = {
  signal: new AbortController().signal,
  remainingMs: () => Number.POSITIVE_INFINITY,
  part: () => NO_DEADLINE,
  pause: () => () => undefined,
  end: () => undefined,
};

/** The parts of a new request. */
export interface Start extends Pick<Outgoing, 'call' | 'pool' | 'draft'> {
  readonly fresh?: boolean;
  readonly guard?: SendGuard | undefined;
  readonly isKeyed?: boolean;
}

/** Creates the request that enters the chain. */
export function toOutgoing({ call, pool, draft, fresh = false, guard, isKeyed = false }: Start): Outgoing {
  return {
    call,
    pool,
    lane: draft.request.method === 'GET' ? (call.lane ?? 'READ') : 'WRITE',
    draft,
    fresh,
    guard,
    isKeyed,
    caller: call.signal,
    deadline: NO_DEADLINE,
    shareOfTime: 1,
    pausedMs: 0,
    wanted: () => true,
    begin: () => undefined,
    tellWait: () => undefined,
  };
}

/** Whether the caller has left before the time was over. A failure then says nothing about the provider. */
export function isAbandoned({ caller, deadline }: Outgoing): boolean {
  return (caller?.aborted ?? false) && deadline.remainingMs() > 0;
}
