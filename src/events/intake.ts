import type { ArrivedWebhook, Connector } from '../datasources/index.js';
import type { Clock } from '../domain/clock.js';
import type { Telemetry } from '../domain/telemetry.js';
import type { DeliveryStore } from '../store/index.js';

/** What became of a webhook. Only `STORED` and `REPEATED` may be acknowledged. */
export type Receipt = 'NO_WEBHOOKS' | 'UNPROVEN' | 'STORED' | 'REPEATED';

/** Takes in a webhook for the connector with this name. It is stored when the promise resolves. */
export type Intake = (connector: string, arrived: ArrivedWebhook) => Promise<Receipt>;

export interface IntakeOptions {
  readonly connectors: readonly Connector[];
  readonly deliveries: Pick<DeliveryStore, 'receive'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly telemetry: Pick<Telemetry, 'log' | 'unknownWord'>;
  /** Called after a new webhook was stored. */
  readonly stored: () => void;
}

export function createIntake({ connectors, deliveries, clock, telemetry, stored }: IntakeOptions): Intake {
  return async (name, arrived) => {
    const connector = connectors.find((each) => each.name === name);
    const port = connector?.ports.webhooks;
    if (!connector || !port?.isConfigured) return 'NO_WEBHOOKS';
    const notice = await port.receive(arrived, clock.nowMs());
    if (notice === null) {
      telemetry.log('warn', 'a webhook did not prove itself', { connector: name });
      return 'UNPROVEN';
    }
    const isNew = await deliveries.receive({ ...notice, connector: name, body: arrived.body });
    if (isNew && notice.subject === null) telemetry.unknownWord(connector, 'webhook', notice.type);
    if (isNew) stored();
    return isNew ? 'STORED' : 'REPEATED';
  };
}
