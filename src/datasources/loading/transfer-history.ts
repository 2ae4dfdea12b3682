import { LRUCache } from 'lru-cache';
import type { Clock } from '../../domain/clock.js';
import { groupBy } from '../../domain/group-by.js';
import {
  keyOf,
  type NewObservation,
  type ObservationLog,
  type StoredObservation,
  toObservations,
  toTimeline,
} from '../../domain/observations.js';
import type { Telemetry } from '../../domain/telemetry.js';
import type { Transfer, TransferObservation } from '../../domain/transfer.js';

/** The number of transfers whose stored statuses are known without a query. */
const MAX_KNOWN = 50_000;
/** The observations that wait for a store that is away. Beyond this number, the oldest are lost. */
const MAX_WAITING = 10_000;
const BATCH = 500;
/** The pause after the store has failed. Reads of transfers do not ask it again meanwhile. **Units** milliseconds. */
const PAUSE_MS = 5000;

export interface TransferHistoryOptions {
  readonly log: ObservationLog;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Stores every status of a transfer that the gateway observes, without holding up the response in which it is read. */
export class TransferHistory {
  readonly #options: TransferHistoryOptions;
  readonly #known = new LRUCache<string, ReadonlySet<string>>({ max: MAX_KNOWN });
  #waiting: NewObservation[] = [];
  #storing: Promise<void> | null = null;
  /** Null while the store responds. **Units** monotonic milliseconds. */
  #pausedUntilMs: number | null = null;

  constructor(options: TransferHistoryOptions) {
    this.#options = options;
  }

  /** Records the statuses of transfers that were read or answered now. Never throws. */
  observe(transfers: readonly Transfer[]): void {
    const seenAt = new Date(this.#options.clock.nowMs()).toISOString();
    for (const transfer of transfers) {
      const known = this.#known.get(transfer.id) ?? new Set();
      const fresh = toObservations(transfer, seenAt).filter((each) => !known.has(keyOf(each)));
      if (fresh.length === 0) continue;
      this.#known.set(transfer.id, new Set([...known, ...fresh.map(keyOf)]));
      this.#waiting.push(...fresh);
    }
    if (this.#waiting.length > 0) void this.stored();
  }

  /** The timelines of transfers, in the order given. While the store is away, only the present statuses. Never throws. */
  async timelines(transfers: readonly Transfer[]): Promise<ReadonlyArray<readonly TransferObservation[]>> {
    this.observe(transfers);
    await this.stored();
    const rows = await this.#read(transfers.map(({ id }) => id));
    const stored = groupBy(rows, ({ transferId }) => transferId);
    const seenAt = new Date(this.#options.clock.nowMs()).toISOString();
    return transfers.map((transfer) =>
      toTimeline([...(stored.get(transfer.id) ?? []), ...toObservations(transfer, seenAt)]),
    );
  }

  /** Resolves once nothing waits any more, or the store has refused it. After a failure, resolves at once for a while. Never rejects. */
  stored(): Promise<void> {
    if (this.#isPaused()) return Promise.resolve();
    this.#storing ??= this.#store().finally(() => {
      this.#storing = null;
    });
    return this.#storing;
  }

  /** Stores what still waits, also while the store is paused. */
  end(): Promise<void> {
    this.#pausedUntilMs = null;
    return this.stored();
  }

  async #store(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const batch = this.#waiting.splice(0, BATCH);
    try {
      await this.#options.log.add(batch);
      this.#pausedUntilMs = null;
    } catch (error) {
      this.#waiting = [...batch, ...this.#waiting].slice(-MAX_WAITING);
      this.#pause('statuses of transfers could not be stored', error);
      return;
    }
    await this.#store();
  }

  async #read(ids: readonly string[]): Promise<readonly StoredObservation[]> {
    if (this.#isPaused()) return [];
    try {
      return await this.#options.log.of(ids);
    } catch (error) {
      this.#pause('statuses of transfers could not be read', error);
      return [];
    }
  }

  #isPaused(): boolean {
    return this.#pausedUntilMs !== null && this.#options.clock.monotonicMs() < this.#pausedUntilMs;
  }

  /** Logged once until the store responds again. */
  #pause(message: string, error: unknown): void {
    const { clock, telemetry } = this.#options;
    if (this.#pausedUntilMs === null) telemetry.log('warn', message, { err: error });
    this.#pausedUntilMs = clock.monotonicMs() + PAUSE_MS;
  }
}
