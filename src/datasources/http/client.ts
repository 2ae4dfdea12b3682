import type { Credentials } from '../../auth/credentials/credentials.js';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Clock } from '../../domain/clock.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { parseBaseUrl, toTarget } from './base-url.js';
import { createCircuit } from './circuit.js';
import { startDeadline } from './deadline.js';
import { type Draft, toDraft } from './draft.js';
import { createHealthRecord } from './health.js';
import { createLimiter } from './limiter.js';
import { createPassage } from './passage.js';
import { openPools } from './pools.js';
import { createRetryBudget, retryRead } from './retry.js';
import { createSharing } from './sharing.js';
import type { Answer, Call, ErrorDecoder, Limits, SendGuard, Upstream } from './upstream.js';

export interface UpstreamOptions {
  readonly connector: ConnectorRef;
  /** https, or http to a loopback address. Its path comes before every path that is asked for. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly decodeError: ErrorDecoder;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly telemetry: Telemetry;
}

/**
 * Opens a connector's API: a read passes sharing → deadline → retry → passage (credentials, limiter, circuit) → one attempt; a
 * write the same without sharing and retry. **Throws** `TypeError` for a base URL that is not safe to send credentials to.
 */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { connector, limits, clock, random } = options;
  const base = parseBaseUrl(connector, options.baseUrl);
  const pools = openPools(base.origin, limits);
  const health = createHealthRecord(clock);
  const circuit = createCircuit(options);
  const pass = createPassage({
    ...options,
    health,
    circuit,
    limiter: createLimiter(connector, limits, clock),
  });
  const budget = createRetryBudget();
  const sharing = createSharing(connector, options.credentials.isCallers ?? false);

  async function read(draft: Draft, wanted: () => boolean): Promise<Answer> {
    const deadline = startDeadline(clock, limits.timeoutMs);
    const request = { pool: pools.reads, draft, deadline, wanted, abandoned: () => false };
    try {
      return await retryRead({ deadline, budget, clock, random, wanted }, (share) =>
        pass({ ...request, share }),
      );
    } finally {
      deadline.end();
    }
  }

  async function write(call: Call, draft: Draft, guard: SendGuard | undefined): Promise<Answer> {
    const leftMs = (guard?.notAfterMs ?? Number.POSITIVE_INFINITY) - clock.nowMs();
    const deadline = startDeadline(clock, Math.max(0, Math.min(limits.timeoutMs, leftMs)), call.signal);
    const abandoned = () => call.signal.aborted;
    const wanted = () => true;
    try {
      return await pass({ pool: pools.writes, draft, deadline, share: 1, wanted, abandoned, guard });
    } finally {
      deadline.end();
      sharing.forget(call);
    }
  }

  return {
    async get(call, path, query, { fresh = false } = {}) {
      const target = toTarget(connector, base, path, query);
      const draft = toDraft(options.headers, call, { method: 'GET', path, target });
      return sharing.read(call, target, fresh, (wanted) => read(draft, wanted));
    },
    async send(call, { path, guard, ...request }) {
      const target = toTarget(connector, base, path);
      return write(call, toDraft(options.headers, call, { ...request, path, target }), guard);
    },
    health: () => health.read(circuit.state),
    close: () => pools.close(),
  };
}
