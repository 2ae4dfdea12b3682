import type { Credentials } from '../../auth/index.js';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { attempt } from './attempt.js';
import { authorise } from './authorise.js';
import { parseBaseUrl, toTarget } from './base-url.js';
import { createChain, type Step } from './chain.js';
import { type Circuit, checkCircuit, createCircuit, watchCircuit } from './circuit.js';
import { limitTime } from './deadline.js';
import { toDraft } from './draft.js';
import { checkGuard } from './guard.js';
import { createHealthRecord, type HealthRecord } from './health.js';
import { createHoldOff, type HoldOff, holdOff } from './hold-off.js';
import { limitReads } from './limit-reads.js';
import { createLimiter, takeTurn } from './limiter.js';
import { toOutgoing } from './outgoing.js';
import { openPools } from './pools.js';
import { report } from './report.js';
import { createRetryBudget, repeatKeyed, retry } from './retry.js';
import { createSharing, type Sharing } from './sharing.js';
import type { ErrorDecoder, Limits, Upstream } from './upstream.js';

export interface UpstreamOptions {
  readonly connector: ConnectorRef;
  /** https, or http to a loopback address. Its path is the prefix of every requested path. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly decodeError: ErrorDecoder;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly telemetry: Telemetry;
}

/** The state that the steps of one connector keep between requests. */
export interface Kept {
  readonly sharing: Sharing;
  readonly circuit: Circuit;
  readonly health: HealthRecord;
  readonly hold: HoldOff;
}

export interface Steps {
  readonly reads: readonly Step[];
  readonly writes: readonly Step[];
}

/** The steps from a port to the bytes, in order. A write uses the same chain without the limit of reads, sharing and retries. */
export function createSteps(options: UpstreamOptions, { sharing, circuit, health, hold }: Kept): Steps {
  const { connector, limits, clock, credentials, random } = options;
  const { share } = sharing;
  const limit = limitReads(connector);
  const retryReads = retry({ clock, random, budget: createRetryBudget() });
  const reads = [
    limit,
    share,
    limitTime(clock, limits.timeoutMs),
    retryReads,
    repeatKeyed({ clock, random }),
    checkCircuit(circuit),
    holdOff(hold),
    authorise({ connector, credentials, health }),
    takeTurn(connector, createLimiter(connector, limits, clock)),
    watchCircuit(circuit),
    checkGuard(connector),
    report({ ...options, health }),
    attempt(options),
  ];
  return { reads, writes: reads.filter((step) => ![limit, share, retryReads].includes(step)) };
}

/** Opens a connector's API. **Throws** `TypeError` for a base URL to which credentials cannot be sent safely. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { connector, limits, clock } = options;
  const base = parseBaseUrl(connector, options.baseUrl);
  const pools = openPools(base.origin, limits);
  const health = createHealthRecord(clock);
  const circuit = createCircuit(options);
  const sharing = createSharing(connector, options.credentials.isCallers ?? false, clock);
  const hold = createHoldOff({ ...options, isPerCaller: options.credentials.isCallers ?? false });
  const steps = createSteps(options, { sharing, circuit, health, hold });
  const read = createChain(steps.reads);
  const write = createChain(steps.writes);

  return {
    async get(call, path, query, { fresh = false } = {}) {
      const target = toTarget(connector, base, path, query);
      const draft = toDraft(options.headers, call, { method: 'GET', path, target });
      return read(toOutgoing({ call, pool: pools.reads, draft, fresh }));
    },
    async send(call, { path, guard, isKeyed = false, ...request }) {
      const target = toTarget(connector, base, path);
      const draft = toDraft(options.headers, call, { ...request, path, target });
      try {
        return await write(toOutgoing({ call, pool: pools.writes, draft, guard, isKeyed }));
      } finally {
        sharing.forget(call);
      }
    },
    health: () => health.read(circuit.state, hold.isOn()),
    close: () => pools.close(),
  };
}
