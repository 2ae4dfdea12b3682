import type { Configuration } from '../config/index.js';
import type { Connectors } from '../datasources/index.js';
import { systemClock } from '../domain/clock.js';
import { createIntake, createRetention, DeliveryWorker, type Intake } from '../events/index.js';
import { createRecovery, type JournalContext } from '../operations/index.js';
import type { Store } from '../store/index.js';
import type { TelemetryRoom } from '../telemetry/index.js';

export interface BackgroundParts {
  readonly configuration: Configuration;
  readonly store: Store;
  readonly connectors: Connectors;
  readonly telemetry: TelemetryRoom;
  readonly journal: JournalContext;
}

/** The work that no request waits for: recovery of operations, stored webhooks, removal of old events. */
export interface BackgroundWork {
  /** Stores webhooks for this work. */
  readonly intake: Intake;
  start(): void;
  /** Waits for the work that runs. */
  stop(): Promise<void>;
}

export function createBackgroundWork(parts: BackgroundParts): BackgroundWork {
  const { configuration, store, connectors, journal } = parts;
  const shared = { clock: systemClock, telemetry: parts.telemetry.telemetry };
  const recovery = createRecovery(journal);
  const worker = new DeliveryWorker({
    ...shared,
    connectors: connectors.all,
    store,
    settleOperations: (connector) => recovery.wake(connector),
  });
  const { retentionDays } = configuration.events;
  const retention = createRetention({
    ...shared,
    feed: store.events,
    deliveries: store.deliveries,
    retentionDays,
  });
  const intake = createIntake({
    ...shared,
    connectors: connectors.all,
    deliveries: store.deliveries,
    stored: () => worker.wake(),
  });
  return {
    intake,
    start() {
      recovery.start();
      retention.start();
      worker.start();
    },
    async stop() {
      await worker.stop();
      await recovery.stop();
      await retention.stop();
    },
  };
}
