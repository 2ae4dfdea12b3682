import type { Clock } from '../../domain/clock.js';
import type { UpstreamCode, UpstreamError } from '../../domain/errors.js';
import type { CircuitState, ConnectorHealth, ConnectorState } from '../../domain/health.js';

/** Records the health of a connector. */
export interface HealthRecord {
  /** The provider answered, even if it refused. */
  answered(durationMs: number): void;
  failed(error: UpstreamError): void;
  /** `isHeld`: no request is sent, because the provider limits the rate. */
  read(circuit: CircuitState, isHeld?: boolean): ConnectorHealth;
}

interface Ending {
  readonly good: boolean;
  readonly atMs: number;
}

const LATENCIES = 200;
const ENDINGS = 20;
/** Older attempts do not count. **Units** milliseconds. */
const MEMORY_MS = 5 * 60_000;
const FAILURES_IN_A_ROW = 3;

/** Clear answers of the provider, which show that it works. */
const ANSWERS: ReadonlySet<UpstreamCode> = new Set<UpstreamCode>(['NOT_FOUND', 'REJECTED', 'FORBIDDEN']);

/** Whether an error indicates a fault of the connector. */
export function isFailing(error: UpstreamError): boolean {
  return !ANSWERS.has(error.code);
}

/**
 * The status is UNAVAILABLE while the circuit is open, requests are held or the last three attempts failed, and DEGRADED when any of the
 * last twenty failed.
 */
export function createHealthRecord(clock: Clock): HealthRecord {
  const latencies = createLatencies();
  const endings: Ending[] = [];
  let lastSuccessAt: string | null = null;
  let lastFailureAt: string | null = null;
  let lastFailureReason: string | null = null;

  const now = () => new Date(clock.nowMs()).toISOString();
  const end = (good: boolean) => push(endings, { good, atMs: clock.monotonicMs() }, ENDINGS);

  return {
    answered(durationMs) {
      lastSuccessAt = now();
      end(true);
      latencies.add(durationMs);
    },
    failed(error) {
      lastFailureAt = now();
      lastFailureReason = error.message;
      end(false);
    },
    read(circuit, isHeld = false) {
      const since = clock.monotonicMs() - MEMORY_MS;
      return {
        state: isHeld
          ? 'UNAVAILABLE'
          : toState(
              circuit,
              endings.filter(({ atMs }) => atMs >= since).map(({ good }) => good),
            ),
        circuit,
        lastSuccessAt,
        lastFailureAt,
        lastFailureReason,
        latencyP50Ms: latencies.percentile(0.5),
        latencyP95Ms: latencies.percentile(0.95),
      };
    },
  };
}

/** The newest latencies. They are sorted at the first read after a change: health is read far less often than calls end. */
function createLatencies() {
  const newest: number[] = [];
  let sorted: readonly number[] | null = null;
  return {
    add(durationMs: number) {
      push(newest, durationMs, LATENCIES);
      sorted = null;
    },
    percentile(share: number) {
      sorted ??= newest.toSorted((a, b) => a - b);
      return percentile(sorted, share);
    },
  };
}

function push<T>(ring: T[], value: T, size: number): void {
  ring.push(value);
  if (ring.length > size) ring.shift();
}

function toState(circuit: CircuitState, endings: readonly boolean[]): ConnectorState {
  const newest = endings.slice(-FAILURES_IN_A_ROW);
  const keepsFailing = newest.length === FAILURES_IN_A_ROW && !newest.includes(true);
  if (circuit === 'OPEN' || keepsFailing) return 'UNAVAILABLE';
  return circuit === 'HALF_OPEN' || endings.includes(false) ? 'DEGRADED' : 'HEALTHY';
}

/** A percentile of sorted values by nearest rank. **Units** whole milliseconds. */
function percentile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.ceil(share * sorted.length) - 1];
  return value === undefined ? null : Math.round(value);
}
