import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import { toOperatorText } from '../../domain/rules/provider-text.js';
import type { Telemetry } from '../../domain/telemetry.js';
import type { Step } from './chain.js';
import { type HealthRecord, isFailing } from './health.js';
import { isAbandoned, type Outgoing } from './outgoing.js';
import type { Answer } from './upstream.js';

export interface ReportOptions {
  readonly connector: ConnectorRef;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly telemetry: Pick<Telemetry, 'upstream'>;
  readonly health: Pick<HealthRecord, 'answered' | 'failed'>;
}

/** Reports the outcome of each attempt to telemetry and to the health record. */
export function report(options: ReportOptions): Step {
  const { clock } = options;
  return async function report(request, next) {
    const startedMs = clock.monotonicMs();
    const durationMs = () => clock.monotonicMs() - startedMs;
    try {
      const answer = await next(request);
      reportEnding(options, request, durationMs(), answer);
      return answer;
    } catch (error) {
      if (error instanceof UpstreamError) reportEnding(options, request, durationMs(), error);
      throw error;
    }
  };
}

function reportEnding(
  { connector, telemetry, health }: ReportOptions,
  request: Outgoing,
  durationMs: number,
  ending: Answer | UpstreamError,
): void {
  const error = ending instanceof UpstreamError ? ending : null;
  telemetry.upstream({
    connector,
    method: request.draft.request.method,
    route: request.draft.route,
    outcome: error?.code ?? 'ok',
    status: ending.status,
    durationMs,
    requestId: request.draft.requestId,
    providerMessage: error && toOperatorText(error.refusals),
  });
  if (error === null || !isFailing(error)) health.answered(durationMs);
  // Renewed credentials may resolve a 401. The `authorise` step reports whether they did.
  else if (error.code !== 'UNAUTHORIZED' && !isAbandoned(request)) health.failed(error);
}
