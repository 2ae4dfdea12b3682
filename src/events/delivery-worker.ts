import { randomUUID } from 'node:crypto';
import type { Connector } from '../datasources/index.js';
import type { Clock } from '../domain/clock.js';
import { UpstreamError } from '../domain/errors.js';
import type { Telemetry } from '../domain/telemetry.js';
import type { ClaimedObject, DeliveryOutcome } from '../store/index.js';
import { readSubject, type SubjectStore } from './read-subject.js';

/** Objects that are read at the same time. */
const AT_ONCE = 8;
const LEASE_MS = 60_000;
const ROUND_MS = 1_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60_000;
/** After these attempts, about 30 hours, a delivery is dead. */
const MAX_ATTEMPTS = 40;

export interface DeliveryWorkerOptions {
  readonly connectors: readonly Connector[];
  readonly store: SubjectStore;
  readonly clock: Clock;
  readonly telemetry: Pick<Telemetry, 'log'>;
  /** Settles the operations in doubt of a connector. */
  readonly settleOperations: (connector: string) => Promise<void>;
}

/** Processes stored webhooks: reads their objects again and appends events. */
export class DeliveryWorker {
  readonly #options: DeliveryWorkerOptions;
  readonly #stopping = new AbortController();
  #pause = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: DeliveryWorkerOptions) {
    this.#options = options;
  }

  /** Claims the waiting objects and processes them. Returns their number. */
  async round(signal: AbortSignal): Promise<number> {
    const { store, clock, connectors } = this.#options;
    const owner = `webhooks ${randomUUID()}`;
    const claimed = await store.deliveries.claim({
      owner,
      untilMs: clock.nowMs() + LEASE_MS,
      limit: AT_ONCE,
      connectors: connectors.map(({ name }) => name),
    });
    await Promise.all(claimed.map((each) => this.#process(each, owner, signal)));
    return claimed.length;
  }

  /** Runs rounds until `stop` is called. */
  start(): void {
    this.#running = this.#loop();
  }

  /** Begins the next round now. */
  wake(): void {
    this.#pause.abort();
  }

  /** Waits for the running round. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#running;
  }

  async #loop(): Promise<void> {
    const { clock, telemetry } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#pause = new AbortController();
      const found = await this.round(signal).catch((error) => {
        telemetry.log('warn', 'a round of webhooks failed', { err: error });
        return 0;
      });
      if (found < AT_ONCE) await clock.sleep(ROUND_MS, this.#pause.signal).catch(() => undefined);
    }
  }

  async #process(claimed: ClaimedObject, owner: string, signal: AbortSignal): Promise<void> {
    const { store, telemetry } = this.#options;
    const outcome = await this.#read(claimed, signal);
    if (outcome.is === 'dead') {
      const { connector, subjectId, attempts } = claimed;
      telemetry.log('error', 'a webhook could not be processed', { connector, subjectId, attempts });
    }
    await store.deliveries.settle(claimed, owner, outcome).catch((error) => {
      telemetry.log('warn', 'a webhook could not be settled', { err: error });
    });
    if (outcome.is === 'processed') await this.#settleOperations(claimed.connector);
  }

  async #read(claimed: ClaimedObject, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { store, clock, connectors, telemetry } = this.#options;
    const connector = connectors.find(({ name }) => name === claimed.connector);
    if (!connector) return this.#later(claimed, 'the connector is not configured');
    const now = new Date(clock.nowMs()).toISOString();
    try {
      const isKnown = await readSubject(store, { connector, claimed, now, signal });
      return isKnown
        ? { is: 'processed' }
        : this.#later(claimed, `${claimed.connector} does not know the object`);
    } catch (error) {
      if (error instanceof UpstreamError) return this.#later(claimed, error.message);
      telemetry.log('error', 'unexpected error while a webhook was processed', { err: error });
      return this.#later(claimed, 'an internal error occurred');
    }
  }

  /** A later attempt, or none after the last. */
  #later({ attempts }: ClaimedObject, note: string): DeliveryOutcome {
    if (attempts >= MAX_ATTEMPTS) return { is: 'dead', note };
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
    return { is: 'attempt again', note, notBeforeMs: this.#options.clock.nowMs() + pauseMs };
  }

  async #settleOperations(name: string): Promise<void> {
    const { connectors, settleOperations, telemetry } = this.#options;
    const concerned = connectors.filter((each) => each.name === name || each.accountsFrom === name);
    for (const connector of concerned) {
      await settleOperations(connector.name).catch((error) => {
        telemetry.log('warn', 'operations could not be settled after a webhook', { err: error });
      });
    }
  }
}
