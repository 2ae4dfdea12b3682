import {
  changed,
  type Fits,
  flag,
  type Misfit,
  magnitude,
  orNull,
  texts,
  wordOf,
} from '../kernel/settings.js';
import { DAY } from '../kernel/time.js';
import type { HttpReply } from '../kernel/types.js';
import { fail } from './errors.js';
import type { AmountForm } from './money.js';

/** The switches of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  /** One change to each state in a rolling 24 h, or one change at all. */
  suspendRule: 'cycle' | 'strict';
  /** Money can be taken back from a suspended card. */
  debitSuspendedCards: boolean;
  /** How long after its issue a physical card becomes active; null: only by command. */
  physicalActivationMs: number | null;
  /** How long a transaction stays out of lists. */
  listLagMs: number;
  listForm: 'data' | 'array' | 'transactions';
  /** The same first page whatever is asked. */
  ignorePaging: boolean;
  /** Filters that have no effect and aren't checked; `*` for all. */
  ignoredFilters: readonly string[];
  unknownParameters: 'ignore' | 'refuse';
  descriptionForm: 'echo' | 'truncated' | 'null' | 'missing';
  /** Characters left of a truncated description. */
  descriptionLength: number;
  amountForm: AmountForm;
  /** Which words are replaced by ones that no documentation names. */
  unknownWords: readonly string[];
  balanceField: 'availableBalance' | 'balance' | 'available';
  /** Single objects come inside `data`. */
  envelope: boolean;
  /** Loads and debits answer with the transaction, or just say that they were done. */
  movementForm: 'transaction' | 'acknowledgement';
  brokenErrorBodies: boolean;
  /** Tokens that are no longer known. */
  revokedTokens: readonly string[];
  /** Requests a second; null for no limit. */
  rateLimitPerSecond: number | null;
  rateLimitBurst: number;
}

/** The switches after a reset. */
export const DEFAULT_SETTINGS: Settings = {
  suspendRule: 'cycle',
  debitSuspendedCards: false,
  physicalActivationMs: 5 * DAY,
  listLagMs: 0,
  listForm: 'data',
  ignorePaging: false,
  ignoredFilters: [],
  unknownParameters: 'ignore',
  descriptionForm: 'echo',
  descriptionLength: 12,
  amountForm: 'number',
  unknownWords: [],
  balanceField: 'availableBalance',
  envelope: false,
  movementForm: 'transaction',
  brokenErrorBodies: false,
  revokedTokens: [],
  rateLimitPerSecond: null,
  rateLimitBurst: 10,
};

const FITS: Fits<Settings> = {
  suspendRule: wordOf('cycle', 'strict'),
  debitSuspendedCards: flag,
  physicalActivationMs: orNull(magnitude),
  listLagMs: magnitude,
  listForm: wordOf('data', 'array', 'transactions'),
  ignorePaging: flag,
  ignoredFilters: texts,
  unknownParameters: wordOf('ignore', 'refuse'),
  descriptionForm: wordOf('echo', 'truncated', 'null', 'missing'),
  descriptionLength: magnitude,
  amountForm: wordOf('number', 'fixed', 'string'),
  unknownWords: texts,
  balanceField: wordOf('availableBalance', 'balance', 'available'),
  envelope: flag,
  movementForm: wordOf('transaction', 'acknowledgement'),
  brokenErrorBodies: flag,
  revokedTokens: texts,
  rateLimitPerSecond: orNull(magnitude),
  rateLimitBurst: magnitude,
};

/** The settings with the changes applied. Throws `HttpReply` 400 for an unknown name or an unfit value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  const refusal = ({ message }: Misfit): HttpReply => fail('VALIDATION_ERROR', message);
  return changed(present, changes, { fits: FITS, refusal });
}
