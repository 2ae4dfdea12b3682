import type { ConnectorFailure } from './errors.js';
import type { Money } from './money.js';

/** The total in one currency. Amounts of different currencies are never added. */
export interface CurrencyPosition {
  readonly currency: string;
  readonly current: Money;
  readonly available: Money;
  /** The number of accounts that state a balance in this currency. */
  readonly accountCount: number;
}

export interface ConnectorPosition {
  readonly connector: string;
  readonly totals: readonly CurrencyPosition[];
}

/** The total cash of all connectors that responded completely. */
export interface CashPosition {
  readonly totals: readonly CurrencyPosition[];
  readonly byConnector: readonly ConnectorPosition[];
  /** The oldest `asOf` of the counted balances. */
  readonly asOf: string;
  readonly complete: boolean;
  readonly unavailable: readonly ConnectorFailure[];
}
