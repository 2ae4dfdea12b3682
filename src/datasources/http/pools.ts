import { type Dispatcher, Pool } from 'undici';
import type { Limits } from './upstream.js';

/** The connections to one origin. Reads and writes use separate pools. */
export interface Pools {
  readonly reads: Dispatcher;
  readonly writes: Dispatcher;
  /** Closes the connections after the requests in progress have ended. */
  close(): Promise<void>;
}

/** A write must not use a connection that the server is about to close: the gateway could not tell whether it arrived. */
const WRITES_KEEP_ALIVE_MS = 1000;

export function openPools(origin: string, { maxConcurrent, timeoutMs }: Limits): Pools {
  const common: Pool.Options = {
    connections: maxConcurrent,
    pipelining: 1,
    connect: { timeout: timeoutMs },
    headersTimeout: 0, // every exchange has its own deadline, which slow answers cannot extend
    bodyTimeout: 0,
  };
  const reads = new Pool(origin, common);
  const writes = new Pool(origin, {
    ...common,
    keepAliveTimeout: WRITES_KEEP_ALIVE_MS,
    keepAliveMaxTimeout: WRITES_KEEP_ALIVE_MS,
  });
  let closed: Promise<unknown> | null = null;
  return {
    reads,
    writes,
    async close() {
      closed ??= Promise.all([reads.close(), writes.close()]);
      await closed;
    },
  };
}
