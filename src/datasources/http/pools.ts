import { type Dispatcher, Pool } from 'undici';
import type { Limits } from './upstream.js';

/** The connections to one origin: reads and writes apart. */
export interface Pools {
  readonly reads: Dispatcher;
  readonly writes: Dispatcher;
  /** Ends them once what is under way is over. */
  close(): Promise<void>;
}

/** A write must not go out on a connection that the other side is about to close: then nobody knows whether it arrived. */
const WRITES_KEEP_ALIVE_MS = 1000;

export function openPools(origin: string, { maxConcurrent, timeoutMs }: Limits): Pools {
  const common: Pool.Options = {
    connections: maxConcurrent,
    pipelining: 1,
    connect: { timeout: timeoutMs },
    headersTimeout: 0, // every exchange has a deadline of its own, which a slow drip cannot stretch
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
