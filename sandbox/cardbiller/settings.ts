import { fail } from './errors.js';
import type { AmountForm } from './money.js';
import { DAY } from './time.js';

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

const WORDS: Partial<Record<keyof Settings, readonly string[]>> = {
  suspendRule: ['cycle', 'strict'],
  listForm: ['data', 'array', 'transactions'],
  unknownParameters: ['ignore', 'refuse'],
  descriptionForm: ['echo', 'truncated', 'null', 'missing'],
  amountForm: ['number', 'fixed', 'string'],
  balanceField: ['availableBalance', 'balance', 'available'],
  movementForm: ['transaction', 'acknowledgement'],
};
const NULLABLE: readonly string[] = [
  'physicalActivationMs',
  'rateLimitPerSecond',
] satisfies (keyof Settings)[];

/** The settings with the changes applied. Throws `HttpReply` 400 for an unknown name or an unfit value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  for (const [name, value] of Object.entries(changes)) {
    if (!isSettingName(name)) throw fail('VALIDATION_ERROR', `Unknown setting '${name}'.`);
    if (!fits(name, value)) {
      throw fail('VALIDATION_ERROR', `Setting '${name}' can't be ${JSON.stringify(value)}.`);
    }
  }
  return { ...present, ...(changes as Partial<Settings>) };
}

function isSettingName(name: string): name is keyof Settings {
  return Object.hasOwn(DEFAULT_SETTINGS, name);
}

function fits(name: keyof Settings, value: unknown): boolean {
  const words = WORDS[name];
  if (words) return typeof value === 'string' && words.includes(value);
  if (NULLABLE.includes(name)) return value === null || isDuration(value);
  const fallback = DEFAULT_SETTINGS[name];
  if (Array.isArray(fallback)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (typeof fallback === 'number') return isDuration(value);
  return typeof value === typeof fallback;
}

function isDuration(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
