import DataLoader from 'dataloader';
import type { Transfer, TransferObservation } from '../../domain/transfer.js';
import type { RequestScope } from './scope.js';

/** The transfers that a caller received in one request. */
export class SeenTransfers {
  readonly #scope: Pick<RequestScope, 'access' | 'history'>;
  readonly #counterparties = new Set<string>();
  readonly #timelines: DataLoader<Transfer, readonly TransferObservation[]>;

  constructor(scope: Pick<RequestScope, 'access' | 'history'>) {
    this.#scope = scope;
    this.#timelines = new DataLoader((transfers) => scope.history.timelines(transfers));
  }

  /** Records their statuses and the counterparties at their ends. */
  add(transfers: readonly Transfer[]): void {
    for (const { source, destination } of transfers) {
      if (source?.kind === 'Counterparty') this.#counterparties.add(source.id);
      if (destination?.kind === 'Counterparty') this.#counterparties.add(destination.id);
    }
    this.#scope.history.observe(transfers.filter((transfer) => this.#isShared(transfer)));
  }

  /** Whether the counterparty is at the end of a received transfer. The caller can access it, although no grant names it. */
  names(counterparty: string): boolean {
    return this.#counterparties.has(counterparty);
  }

  timelineOf(transfer: Transfer): Promise<readonly TransferObservation[]> | readonly TransferObservation[] {
    return this.#isShared(transfer) ? this.#timelines.load(transfer) : transfer.timeline;
  }

  /** Whether the transfer was read with the connector's own credential. What a caller's own token reads is stored for nobody. */
  #isShared({ connector }: Transfer): boolean {
    return this.#scope.access.connector(connector)?.callerHeader === undefined;
  }
}
