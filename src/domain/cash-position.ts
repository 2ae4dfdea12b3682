import type { ConnectorFailure } from './errors.js';
import type { Money } from './money.js';

/** What is held in one currency. Currencies are never added to each other. */
export interface CurrencyPosition {
  readonly currency: string;
  readonly current: Money;
  readonly available: Money;
  /** How many accounts state a balance in this currency. */
  readonly accountCount: number;
}

export interface ConnectorPosition {
  readonly connector: string;
  readonly totals: readonly CurrencyPosition[];
}

/** The cash over all connectors that answered in full. */
export interface CashPosition {
  readonly totals: readonly CurrencyPosition[];
  readonly byConnector: readonly ConnectorPosition[];
  /** The oldest `asOf` of the balances counted. */
  readonly asOf: string;
  readonly complete: boolean;
  readonly unavailable: readonly ConnectorFailure[];
}
