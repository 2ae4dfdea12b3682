import type { Dispatcher } from 'undici';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { toAnswer, toFailure } from './classify.js';
import { exchange, type RawAnswer, type RawRequest } from './exchange.js';
import { type HealthRecord, isFailing } from './health.js';
import type { Answer, ErrorDecoder } from './upstream.js';

/** What the attempts of one connector have in common. */
export interface Line {
  readonly connector: ConnectorRef;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly decodeError: ErrorDecoder;
  readonly health: HealthRecord;
}

export interface Attempt {
  readonly pool: Dispatcher;
  readonly request: RawRequest;
  /** For metrics; see `toRoute`. */
  readonly route: string;
  readonly requestId: string | null;
  readonly signal: AbortSignal;
  /** Whether the caller has gone, so that a failure says nothing about the provider. */
  readonly abandoned: () => boolean;
  /** Milliseconds since 1970 UTC after which no byte may leave. */
  readonly notAfterMs?: number | undefined;
}

/** Sends a request once, judges the answer and reports how it went. **Throws** `UpstreamError` for everything but a 2xx. */
export async function attemptOnce(line: Line, attempt: Attempt): Promise<Answer> {
  const { connector, clock, decodeError } = line;
  const startedMs = clock.monotonicMs();
  const durationMs = () => clock.monotonicMs() - startedMs;
  try {
    const raw = await send(line, attempt);
    const answer = toAnswer({ connector, decodeError, nowMs: clock.nowMs() }, raw);
    report(line, attempt, durationMs(), answer);
    return answer;
  } catch (error) {
    if (error instanceof UpstreamError) report(line, attempt, durationMs(), error);
    throw error;
  }
}

async function send({ connector, clock }: Line, attempt: Attempt): Promise<RawAnswer> {
  const { pool, request, signal, notAfterMs = Number.POSITIVE_INFINITY } = attempt;
  try {
    return await exchange(pool, request, signal, () => clock.nowMs() <= notAfterMs);
  } catch (failure) {
    throw toFailure(connector, failure);
  }
}

function report(line: Line, attempt: Attempt, durationMs: number, ending: Answer | UpstreamError): void {
  const { connector, telemetry, health } = line;
  const error = ending instanceof UpstreamError ? ending : null;
  telemetry.upstream({
    connector,
    method: attempt.request.method,
    route: attempt.route,
    outcome: error?.code ?? 'ok',
    status: ending.status,
    durationMs,
    requestId: attempt.requestId,
  });
  if (error === null || !isFailing(error)) health.answered(durationMs);
  // A 401 may be mended by renewed credentials; whether it was is known later.
  else if (error.code !== 'UNAUTHORIZED' && !attempt.abandoned()) health.failed(error);
}
