import { CountBreaker, circuitBreaker, handleWhenResult, CircuitState as PolicyState } from 'cockatiel';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { CircuitState } from '../../domain/health.js';
import type { Telemetry } from '../../domain/telemetry.js';
import type { Step } from './chain.js';
import { isAbandoned } from './outgoing.js';

/** A circuit breaker: stops requests to a provider that keeps failing. */
export interface Circuit {
  readonly state: CircuitState;
  /** **Throws** `UpstreamError` CIRCUIT_OPEN, nothing sent, while the circuit is open. */
  assertPassable(): void;
  /**
   * Runs `work` and counts its outcome. `neutral` returns true when an error says nothing about the provider. **Throws** the errors of
   * `work`, and CIRCUIT_OPEN. `work` must end by itself: others wait for the one that is sent ahead.
   */
  run<T>(work: () => Promise<T>, neutral: () => boolean): Promise<T>;
}

export interface CircuitOptions {
  readonly connector: ConnectorRef;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly telemetry: Telemetry;
}

/** How long the circuit stays open before one request tries again. **Units** milliseconds. */
export const OPEN_MS = 10_000;
/** Opens when more than half of the last twenty attempts failed, with at least ten attempts. */
const WINDOW = { threshold: 0.5, size: 20, minimumNumberOfCalls: 10 };

const STATES: Readonly<Record<PolicyState, CircuitState>> = {
  [PolicyState.Closed]: 'CLOSED',
  [PolicyState.Open]: 'OPEN',
  [PolicyState.HalfOpen]: 'HALF_OPEN',
  [PolicyState.Isolated]: 'OPEN',
};

type Ending<T> =
  | { readonly value: T; readonly outage: false }
  | { readonly error: unknown; readonly outage: boolean };

/** Opens only for outages. After `OPEN_MS` one request is tried, and the others wait for its outcome. */
export function createCircuit(options: CircuitOptions): Circuit {
  const { policy, assertPassable } = createPolicy(options);
  let goingAhead: Promise<void> | null = null;

  function goAhead<T>(work: () => Promise<T>, neutral: () => boolean): Promise<Ending<T>> {
    const ending = policy.execute(async () => {
      const tried = await settle(work);
      // A neutral outcome leaves the question open: the circuit stays open for another period.
      return 'error' in tried ? { ...tried, outage: tried.outage || neutral() } : tried;
    });
    const over = () => {
      goingAhead = null;
    };
    goingAhead = ending.then(over, over);
    return ending;
  }

  function follow<T>(work: () => Promise<T>, neutral: () => boolean): Promise<Ending<T>> {
    return policy.execute(async () => {
      const tried = await settle(work);
      if ('error' in tried && neutral()) throw tried.error; // thrown past the policy, so that it does not count
      return tried;
    });
  }

  return {
    get state() {
      return STATES[policy.state];
    },
    assertPassable,
    async run(work, neutral) {
      while (goingAhead) await goingAhead;
      assertPassable();
      const pass = policy.state === PolicyState.Open ? goAhead : follow;
      const ending = await pass(work, neutral);
      if ('error' in ending) throw ending.error;
      return ending.value;
    },
  };
}

/** The breaker, and the check that keeps requests away while it is open. */
function createPolicy({ connector, clock, telemetry }: CircuitOptions) {
  let openedAtMs = 0;
  const policy = circuitBreaker(
    handleWhenResult((ending) => (ending as Ending<unknown>).outage),
    // The policy uses the wall clock, which can jump. Its own wait is switched off, and `assertPassable` waits instead.
    { halfOpenAfter: Number.NEGATIVE_INFINITY, breaker: new CountBreaker(WINDOW) },
  );
  policy.onBreak(() => {
    openedAtMs = clock.monotonicMs();
    telemetry.log('warn', 'circuit opened', { connector: connector.name });
  });
  policy.onReset(() => telemetry.log('info', 'circuit closed', { connector: connector.name }));
  const assertPassable = () => {
    const leftMs = openedAtMs + OPEN_MS - clock.monotonicMs();
    if (policy.state !== PolicyState.Open || leftMs <= 0) return;
    throw new UpstreamError({ connector, code: 'CIRCUIT_OPEN', retryAfterMs: leftMs, sent: 'no' });
  };
  return { policy, assertPassable };
}

/** Refuses a request while the circuit is open, before any work is done for it. */
export function checkCircuit(circuit: Circuit): Step {
  return async function checkCircuit(request, next) {
    circuit.assertPassable();
    return next(request);
  };
}

/** Counts each attempt in the circuit, except those that did not begin or whose caller left. */
export function watchCircuit(circuit: Circuit): Step {
  return async function watchCircuit(request, next) {
    let begun = false;
    const begin = () => {
      request.begin();
      begun = true;
    };
    const neutral = () => !begun || isAbandoned(request);
    return circuit.run(() => next({ ...request, begin }), neutral);
  };
}

/** Returns an error as a value, so that the policy counts a clear answer such as 404 as a success. */
async function settle<T>(work: () => Promise<T>): Promise<Ending<T>> {
  try {
    return { value: await work(), outage: false };
  } catch (error) {
    return { error, outage: isOutage(error) };
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof UpstreamError && (error.code === 'TIMEOUT' || error.code === 'UNAVAILABLE');
}
