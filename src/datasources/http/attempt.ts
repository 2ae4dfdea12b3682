import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import type { Step } from './chain.js';
import { toAnswer, toFailure } from './classify.js';
import { exchange, type RawAnswer } from './exchange.js';
import type { Outgoing } from './outgoing.js';
import type { ErrorDecoder, Limits } from './upstream.js';

export interface AttemptOptions {
  readonly connector: ConnectorRef;
  readonly clock: Clock;
  readonly decodeError: ErrorDecoder;
  readonly limits?: Pick<Limits, 'maxBodyBytes'>;
}

/** Sends a request once, within its share of the remaining time, and classifies the answer. The last step. */
export function attempt(options: AttemptOptions): Step {
  const { connector, clock, decodeError } = options;
  return async function attempt(request) {
    const raw = await exchangeInTime(options, request);
    return toAnswer({ connector, decodeError, nowMs: clock.nowMs() }, raw);
  };
}

async function exchangeInTime(
  { connector, clock, limits }: AttemptOptions,
  request: Outgoing,
): Promise<RawAnswer> {
  const { pool, draft, guard, shareOfTime } = request;
  const notAfterMs = guard?.notAfterMs ?? Number.POSITIVE_INFINITY;
  const deadline = request.deadline.part(shareOfTime);
  try {
    return await exchange(pool, draft.request, deadline.signal, {
      mayBegin: () => clock.nowMs() <= notAfterMs,
      ...(limits?.maxBodyBytes !== undefined && { maxBodyBytes: limits.maxBodyBytes }),
    });
  } catch (failure) {
    throw toFailure(connector, failure);
  } finally {
    deadline.end();
  }
}
