import {
  changed,
  type Fits,
  flag,
  type Misfit,
  magnitude,
  orNull,
  texts,
  whole,
  wordOf,
} from '../kernel/settings.js';
import { DAY } from '../kernel/time.js';
import type { HttpReply } from '../kernel/types.js';
import { fail } from './errors.js';
import type { AmountForm } from './money.js';

/** The settings of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  /** One change to each status per rolling 24 hours, or one change in total. */
  suspendRule: 'cycle' | 'strict';
  /** A suspended card can be debited. */
  debitSuspendedCards: boolean;
  /** The time from issue to activation of a physical card; null: only by command. **Units** milliseconds. */
  physicalActivationMs: number | null;
  /** The time before a transaction appears in lists. **Units** milliseconds. */
  listLagMs: number;
  /** The most rows of a page, whatever size a request asks for; null for no further limit. */
  maxPageSize: number | null;
  listForm: 'data' | 'array' | 'transactions';
  /** Always return the first page. */
  ignorePaging: boolean;
  /** Filters that have no effect and are not validated; `*` for all. */
  ignoredFilters: readonly string[];
  unknownParameters: 'ignore' | 'refuse';
  descriptionForm: 'echo' | 'truncated' | 'null' | 'missing';
  /** The length of a truncated description. **Units** characters. */
  descriptionLength: number;
  amountForm: AmountForm;
  /** The words that are replaced by undocumented ones. */
  unknownWords: readonly string[];
  balanceField: 'availableBalance' | 'balance' | 'available';
  /** Single objects are wrapped in `data`. */
  envelope: boolean;
  /** The response of loads and debits: the transaction, or only a confirmation. */
  movementForm: 'transaction' | 'acknowledgement';
  brokenErrorBodies: boolean;
  /** Revoked tokens. */
  revokedTokens: readonly string[];
  /** The request rate; null for no limit. **Units** requests per second. */
  rateLimitPerSecond: number | null;
  rateLimitBurst: number;
}

/** The settings after a reset. */
export const DEFAULT_SETTINGS: Settings = {
  suspendRule: 'cycle',
  debitSuspendedCards: false,
  physicalActivationMs: 5 * DAY,
  listLagMs: 0,
  maxPageSize: null,
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
  maxPageSize: orNull(whole(1)),
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

/** The settings with the changes applied. **Throws** `HttpReply` 400 for an unknown name or an invalid value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  const refusal = ({ message }: Misfit): HttpReply => fail('VALIDATION_ERROR', message);
  return changed(present, changes, { fits: FITS, refusal });
}
