import type { Environment } from './capabilities.js';
import type { ConnectorFailure } from './errors.js';
import type { Money } from './money.js';

/** The sum of one kind of balance. */
export interface BalanceTotal extends Money {
  /** The number of accounts in the sum: those whose provider states this balance. */
  readonly countedAccounts: number;
  /** Whether every account is counted and every connector of the environment could be read. */
  readonly complete: boolean;
}

/** The total in one currency and environment. Amounts of different currencies or environments are never added. */
export interface CurrencyPosition {
  readonly currency: string;
  readonly environment: Environment;
  /** Null if no account states it. */
  readonly current: BalanceTotal | null;
  /** Null if no account states it. */
  readonly available: BalanceTotal | null;
  /** The number of accounts in this currency that hold money or can hold money. */
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
