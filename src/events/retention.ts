import type { Clock } from '../domain/clock.js';
import type { Telemetry } from '../domain/telemetry.js';
import { DAY_MS } from '../domain/times.js';
import type { DeliveryStore, EventFeed } from '../store/index.js';

/** The pause between two rounds. **Units** milliseconds. */
const ROUND_MS = 60 * 60_000;

export interface RetentionOptions {
  readonly feed: Pick<EventFeed, 'prune'>;
  /** Processed webhooks are kept for the same time. */
  readonly deliveries: Pick<DeliveryStore, 'prune'>;
  readonly retentionDays: number;
  readonly clock: Clock;
  readonly telemetry: Pick<Telemetry, 'log'>;
}

/** Removes events and processed webhooks that are older than the configured time. */
export interface Retention {
  /** Runs a round immediately and then every hour, until `stop` is called. */
  start(): void;
  /** Waits for the running round. */
  stop(): Promise<void>;
}

export function createRetention(options: RetentionOptions): Retention {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await pruneOld(options);
      await options.clock.sleep(ROUND_MS, stopping.signal).catch(() => undefined);
    }
  };
  return {
    start() {
      running = loop();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function pruneOld({
  feed,
  deliveries,
  retentionDays,
  clock,
  telemetry,
}: RetentionOptions): Promise<void> {
  try {
    const beforeMs = clock.nowMs() - retentionDays * DAY_MS;
    const removed = (await feed.prune(beforeMs)) + (await deliveries.prune(beforeMs));
    if (removed > 0) telemetry.log('info', 'old events and webhooks were removed', { removed });
  } catch (error) {
    telemetry.log('warn', 'old events could not be removed', { err: error });
  }
}
