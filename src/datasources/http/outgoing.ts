import type { Dispatcher } from 'undici';
import type { Draft } from './draft.js';
import type { Call, SendGuard } from './upstream.js';

/** A span of time that ends by itself, or earlier with what it is part of. */
export interface Deadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
  /** A span of at most this share of what remains. */
  part(share: number): Deadline;
  /** Lets go of the timer. To be called when the work is over. */
  end(): void;
}

/** One request on its way through the chain. A step passes it on, or a copy with what the step adds. */
export interface Outgoing {
  readonly call: Call;
  readonly pool: Dispatcher;
  /** Carries the credentials from `authorise` on: its headers belong in no log. */
  readonly draft: Draft;
  /** Of a read: whether what the call has already read is read again. */
  readonly fresh: boolean;
  readonly guard: SendGuard | undefined;
  /** Aborted when the caller has gone. Null for a read that callers share: it outlives each of them. */
  readonly caller: AbortSignal | null;
  /** For all attempts together. */
  readonly deadline: Deadline;
  /** How much of the time left the next attempt may take, from 0 to 1. */
  readonly shareOfTime: number;
  /** Whether somebody still waits for the answer. */
  readonly wanted: () => boolean;
  /** To be called right before sending, when nothing has to be waited for any more. **Throws** when the time is over. */
  readonly begin: () => void;
}

/** The time of a request until the chain gives it a deadline. */
const NO_DEADLINE: Deadline = {
  signal: new AbortController().signal,
  remainingMs: () => Number.POSITIVE_INFINITY,
  part: () => NO_DEADLINE,
  end: () => undefined,
};

/** What a request starts with. */
export interface Start extends Pick<Outgoing, 'call' | 'pool' | 'draft'> {
  readonly fresh?: boolean;
  readonly guard?: SendGuard | undefined;
}

/** A request at the start of the chain. */
export function toOutgoing({ call, pool, draft, fresh = false, guard }: Start): Outgoing {
  return {
    call,
    pool,
    draft,
    fresh,
    guard,
    caller: call.signal,
    deadline: NO_DEADLINE,
    shareOfTime: 1,
    wanted: () => true,
    begin: () => undefined,
  };
}

/** Whether the caller has gone, so that a failure says nothing about the provider. */
export function isAbandoned({ caller }: Outgoing): boolean {
  return caller?.aborted ?? false;
}
