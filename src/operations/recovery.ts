import { randomUUID } from 'node:crypto';
import { ownCall } from '../datasources/index.js';
import type { OperationRecord } from '../store/index.js';
import { type JournalContext, toPlan } from './journal-context.js';
import { settlePlan } from './settle.js';

const AT_ONCE = 8;

/** Settles the operations that gateways left unfinished, including those of this gateway. */
export interface Recovery {
  /** Claims the due operations and settles them. Returns their number. */
  round(signal: AbortSignal): Promise<number>;
  /** Settles the operations in doubt at a connector now, even if they are not due. */
  wake(connector: string): Promise<void>;
  /** Runs rounds until `stop` is called. */
  start(): void;
  /** Stops after the current operation. The other claimed operations stay leased until another gateway takes them. */
  stop(): Promise<void>;
}

export function createRecovery(context: JournalContext): Recovery {
  return new JournalRecovery(context);
}

class JournalRecovery implements Recovery {
  readonly #context: JournalContext;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(context: JournalContext) {
    this.#context = context;
  }

  async round(signal: AbortSignal): Promise<number> {
    const { store, clock, settings } = this.#context;
    // Each round has its own owner, so that it does not take over what an earlier round still holds.
    const owner = `recovery ${randomUUID()}`;
    const claimed = await store.claim({ owner, untilMs: clock.nowMs() + settings.leaseMs, limit: AT_ONCE });
    await Promise.all(claimed.map((record) => this.#settle(owner, record, signal)));
    return claimed.length;
  }

  async wake(connector: string): Promise<void> {
    const { store, clock, settings } = this.#context;
    const filter = { connectors: [connector], statuses: ['IN_DOUBT'] } as const;
    const open = await store.list({ callers: 'all', filter, limit: AT_ONCE });
    const owner = `recovery ${randomUUID()}`;
    for (const { id } of open) {
      const untilMs = clock.nowMs() + settings.leaseMs;
      const claimed = await store.claim({ owner, untilMs, limit: 1, id });
      await Promise.all(claimed.map((record) => this.#settle(owner, record, this.#stopping.signal)));
    }
  }

  start(): void {
    this.#running = this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #loop(): Promise<void> {
    const { clock, settings, telemetry } = this.#context;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const found = await this.round(signal).catch((error) => {
        telemetry.log('warn', 'a round of recovery failed', { err: error });
        return 0;
      });
      if (found < AT_ONCE) await clock.sleep(settings.roundMs, signal).catch(() => undefined);
    }
  }

  async #settle(owner: string, record: OperationRecord, signal: AbortSignal): Promise<void> {
    const context = this.#context;
    const connector = context.connector(record.connector);
    if (!connector) return this.#leave(record, owner);
    try {
      const plan = toPlan(record, connector);
      if (!plan) return await this.#leave(record, owner);
      await settlePlan(context, { owner, record, connector, call: ownCall(signal) }, plan);
    } catch (error) {
      context.telemetry.log('error', 'an operation could not be settled', {
        operationId: record.id,
        err: error,
      });
    }
  }

  /** The connector is not configured here. Another gateway may have it. */
  async #leave(record: OperationRecord, owner: string): Promise<void> {
    const { store, clock, settings, telemetry } = this.#context;
    const { id: operationId, connector } = record;
    telemetry.log('error', 'an open operation has no connector here', { operationId, connector });
    await store.postpone(record.id, { owner, notBeforeMs: clock.nowMs() + settings.leaseMs });
  }
}
