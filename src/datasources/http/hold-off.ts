import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Telemetry } from '../../domain/telemetry.js';
import type { Step } from './chain.js';
import type { Outgoing } from './outgoing.js';
import { leftUnsent, MOST_WAITED } from './turn.js';

export interface HoldOffOptions {
  readonly connector: ConnectorRef;
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly random: () => number;
  readonly telemetry: Pick<Telemetry, 'log'>;
  /** Every caller has its own credentials, and so its own limit at the provider. */
  readonly isPerCaller?: boolean;
}

/** Stops the requests of a connector while its provider limits them. */
export interface HoldOff {
  readonly step: Step;
  /** Whether no request of the connector is sent now. A limit of one caller does not count. */
  isOn(): boolean;
}

/** The longest hold, whatever `Retry-After` says: then one request finds out. **Units** milliseconds. */
export const LONGEST_HOLD_MS = 15 * 60_000;
/** A request waits for the end of a hold of at most this time. **Units** milliseconds. */
export const PATIENCE_MS = 2_000;
/** The first hold without `Retry-After`; each further one doubles. **Units** milliseconds. */
const FIRST_HOLD_MS = 500;
const LONGEST_GUESS_MS = 60_000;
const CALLERS = 1000;

/** One limit at the provider. **Units** milliseconds of the monotonic clock. */
interface Limit {
  /** The end of the hold. */
  untilMs: number;
  /** The time that the provider stated, which can be after the end of the hold. A refusal states it. */
  statedUntilMs: number;
  heldAtMs: number;
  holdMs: number;
  /** The holds in a row. */
  holds: number;
}

/**
 * A 429, or a 503 with `Retry-After`, holds all requests until the stated time. Without a stated time the hold is exponential with jitter.
 * The step **throws** `UpstreamError` RATE_LIMITED, nothing sent, for a request that would have to wait for longer than `PATIENCE_MS`.
 */
export function createHoldOff(options: HoldOffOptions): HoldOff {
  const { clock, isPerCaller = false } = options;
  const limits = new LRUCache<string, Limit>({ max: CALLERS });
  return {
    isOn: () => leftMs(limits.peek(''), clock) > 0,
    async step(request, next) {
      const key = isPerCaller ? digest(request) : '';
      await waitOut(options, request, () => limits.get(key));
      const startedMs = clock.monotonicMs();
      try {
        const answer = await next(request);
        const limit = limits.get(key);
        if (limit && startedMs > limit.heldAtMs) limits.delete(key);
        return answer;
      } catch (error) {
        if (!isLimited(error)) throw error;
        const limit = extended(options, limits.get(key), error, startedMs);
        limits.set(key, limit);
        throw withWait(error, leftMs(limit, clock));
      }
    },
  };
}

/** Named after its place in the chain. */
export function holdOff(hold: HoldOff): Step {
  return async function holdOff(request, next) {
    return hold.step(request, next);
  };
}

async function waitOut(
  options: HoldOffOptions,
  request: Outgoing,
  limit: () => Limit | undefined,
): Promise<void> {
  const { connector, clock } = options;
  const { signal, remainingMs } = request.deadline;
  // A repeat has waited for the hold that began with its own attempt.
  const left = () => ((limit()?.holdMs ?? 0) > request.pausedMs ? leftMs(limit(), clock) : 0);
  const refusal = () => {
    const retryAfterMs = Math.max(0, (limit()?.statedUntilMs ?? 0) - clock.monotonicMs());
    return new UpstreamError({ connector, code: 'RATE_LIMITED', retryAfterMs, sent: 'no' });
  };
  for (let waitMs = left(); waitMs > 0; waitMs = left()) {
    if (waitMs > PATIENCE_MS || waitMs > remainingMs() * MOST_WAITED) throw refusal();
    request.tellWait(refusal);
    await clock.sleep(waitMs, signal).catch(() => {
      throw leftUnsent(connector);
    });
    request.tellWait(null);
  }
}

/** The answers to requests that were sent before the hold began do not lengthen it, unless they state a later time. */
function extended(
  { connector, clock, random, telemetry }: HoldOffOptions,
  before: Limit | undefined,
  { status, retryAfterMs }: UpstreamError,
  startedMs: number,
): Limit {
  const nowMs = clock.monotonicMs();
  const isSame = before !== undefined && startedMs <= before.heldAtMs;
  const holds = isSame ? before.holds : (before?.holds ?? 0) + 1;
  const guessMs =
    Math.min(LONGEST_GUESS_MS, FIRST_HOLD_MS * 2 ** Math.min(holds - 1, 16)) * (0.5 + random() / 2);
  const holdMs = retryAfterMs ? Math.min(LONGEST_HOLD_MS, retryAfterMs) : guessMs;
  if (isSame && (!retryAfterMs || nowMs + holdMs <= before.untilMs)) return before;
  telemetry.log('warn', 'the provider limits the request rate; requests are held', {
    connector: connector.name,
    status,
    holdMs: Math.round(holdMs),
  });
  const statedUntilMs = nowMs + Math.max(holdMs, retryAfterMs ?? 0);
  return {
    ...{ holds, holdMs, heldAtMs: isSame ? before.heldAtMs : nowMs },
    ...{ untilMs: nowMs + holdMs, statedUntilMs },
  };
}

function isLimited(error: unknown): error is UpstreamError {
  if (!(error instanceof UpstreamError)) return false;
  return error.status === 429 || (error.status === 503 && error.retryAfterMs !== null);
}

/** A repeat waits for at least the hold. */
function withWait(error: UpstreamError, holdMs: number): UpstreamError {
  const { connector, code, status, sent, refusals, retryAfterMs } = error;
  if (retryAfterMs !== null && retryAfterMs >= holdMs) return error;
  return new UpstreamError({
    ...{ connector, code, sent, refusals, cause: error, retryAfterMs: holdMs },
    ...(status !== null && { status }),
  });
}

function leftMs(limit: Limit | undefined, clock: Pick<Clock, 'monotonicMs'>): number {
  return Math.max(0, (limit?.untilMs ?? Number.NEGATIVE_INFINITY) - clock.monotonicMs());
}

/** Tells callers apart without their token. */
function digest({ draft }: Outgoing): string {
  return createHash('sha256')
    .update(JSON.stringify(draft.callerHeaders ?? {}))
    .digest('base64');
}
