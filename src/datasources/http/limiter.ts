import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { startDeadline } from '../../domain/deadline.js';
import { UpstreamError } from '../../domain/errors.js';
import { createBucket } from './bucket.js';
import type { Step } from './chain.js';
import type { Outgoing } from './outgoing.js';
import { type HeldBack, heldBack, type OwnLimits, toOwnLimits } from './own-limits.js';
import { createSlots, QueueFull, type Slots } from './slots.js';
import { inTurn, leftUnsent, MOST_WAITED } from './turn.js';
import type { Lane, Limits } from './upstream.js';

/** Keeps the requests of one connector within its limits. */
export interface Limiter {
  /**
   * Runs `work` when a permit is free. The permit is given back when `work` ends; it counts for the rate only if something was sent.
   * **Throws** `UpstreamError` RATE_LIMITED, nothing sent, when too many requests already wait, when the turn comes too late or when the
   * signal passes its deadline while waiting; the signal's reason when it is aborted otherwise while waiting.
   */
  run<T>(signal: AbortSignal, work: () => Promise<T>, turn?: LimiterTurn): Promise<T>;
  /** How long a request waits that has no other limit. **Units** milliseconds. */
  readonly patienceMs: number;
}

/** How one request waits. */
export interface LimiterTurn {
  readonly lane?: Lane;
  /** The longest wait. **Units** milliseconds. */
  readonly mostMs?: number;
  /** Called when the wait begins, with the error of a request that leaves now. Returns what is called when the wait ends. */
  readonly wait?: (why: () => UpstreamError) => () => void;
}

/** A limiter for at most `maxConcurrent` requests at a time, and `requestsPerSecond` on average, with bursts of `burst`. */
export function createLimiter(connector: ConnectorRef, limits: Limits, clock: Clock): Limiter {
  const own = toOwnLimits(limits);
  const bucket = createBucket({ size: own.burst, perSecond: own.requestsPerSecond }, clock);
  const kept = (lane: Lane) => (lane === 'WRITE' ? 0 : own.reserved.tokens);
  const slots = createSlots(own.maxConcurrent, own.mostWaiting, {
    reserved: own.reserved.places,
    pace: {
      msUntil: (lane) => bucket.msUntil(kept(lane) + 1),
      take: () => bucket.take(),
      sleep: (ms, signal) => clock.sleep(ms, signal),
    },
  });
  const queue = createQueue({ connector, own, slots, clock });
  return {
    patienceMs: limits.timeoutMs,
    async run(signal, work, turn = {}) {
      const { lane = 'READ' } = turn;
      const counted = () => countSent(work, () => bucket.giveBack());
      if (slots.isFree(lane)) return slots.run(signal, counted, lane);
      const dueMs = bucket.msUntil(kept(lane) + slots.ahead(lane) + 1);
      return queue(signal, counted, { ...turn, lane, dueMs });
    },
  };
}

interface QueueParts {
  readonly connector: ConnectorRef;
  readonly own: OwnLimits;
  readonly slots: Slots;
  readonly clock: Clock;
}

interface QueuedTurn extends LimiterTurn {
  readonly lane: Lane;
  /** The time until the rate allows it at the earliest. **Units** milliseconds. */
  readonly dueMs: number;
}

/** Runs work that must wait, or refuses it as soon as it is known that its turn comes too late. */
function createQueue({ connector, own, slots, clock }: QueueParts) {
  const refusal = (by: HeldBack) => heldBack(connector, own, by);
  return async <T>(signal: AbortSignal, work: () => Promise<T>, turn: QueuedTurn): Promise<T> => {
    const { lane, dueMs, mostMs = Number.POSITIVE_INFINITY } = turn;
    signal.throwIfAborted();
    if (dueMs >= mostMs) throw refusal({ wouldWaitMs: dueMs, mostMs });
    const sinceMs = clock.monotonicMs();
    const why = () => refusal({ waitedMs: clock.monotonicMs() - sinceMs });
    const over = turn.wait?.(why);
    const patience = startDeadline(clock, mostMs, signal);
    const stopWaiting = () => {
      patience.end();
      over?.();
    };
    const begin = () => {
      stopWaiting();
      return work();
    };
    try {
      return await slots.run(patience.signal, begin, lane);
    } catch (error) {
      if (error instanceof QueueFull) throw refusal({ waiting: own.mostWaiting });
      throw isPassed(error) && error === patience.signal.reason ? why() : error;
    } finally {
      stopWaiting();
    }
  };
}

function isPassed(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

/**
 * Waits for a permit for each attempt. The time of the request stands still meanwhile, so that the provider always has its whole time to
 * answer; a write that has to end at a certain time is refused if it would wait for too long. Until the request begins, the permit is given
 * back as soon as the deadline passes, whatever the steps that follow wait for. A begun request ends by itself.
 */
export function takeTurn(connector: ConnectorRef, limiter: Limiter): Step {
  return async function takeTurn(request, next) {
    const { lane, deadline, guard } = request;
    const { signal } = deadline;
    const left = () => leftUnsent(connector);
    const send = () =>
      inTurn(signal, left, (stopWaiting) => {
        const begin = () => {
          stopWaiting();
          request.begin();
        };
        return next({ ...request, begin });
      });
    const mostMs = guard ? deadline.remainingMs() * MOST_WAITED : limiter.patienceMs;
    try {
      return await limiter.run(signal, send, { lane, mostMs, wait: (why) => wait(request, why) });
    } catch (error) {
      throw signal.aborted && error === signal.reason ? left() : error;
    }
  };
}

function wait({ deadline, tellWait }: Outgoing, why: () => UpstreamError): () => void {
  const goOn = deadline.pause();
  tellWait(why);
  return () => {
    tellWait(null);
    goOn();
  };
}

async function countSent<T>(work: () => Promise<T>, giveBack: () => void): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.sent === 'no') giveBack();
    throw error;
  }
}
