import { fail } from './errors.js';
import type { MoneyForm } from './money.js';
import { DAY, HOUR, MINUTE, SECOND } from './time.js';

/** The switches of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  sessionLifeMs: number;
  /** The API key itself is taken as bearer, beside the session token. */
  acceptRawApiKey: boolean;
  /** Keys that are no longer known. */
  revokedApiKeys: readonly string[];
  /** Which of the two 401 bodies is sent. */
  unauthorizedForm: 'by-cause' | 'api_key' | 'token';
  hostedTokenLifeMs: number;
  /** How many labels a wildcard stands for. */
  wildcardDepth: 'any' | 'one';
  /** A query that the hosted page adds to `return_url`. */
  returnParameters: string;
  /** Where the verification of a new profile ends; `draft`: it doesn't. */
  verificationOutcome: 'active' | 'failed' | 'draft';
  verificationMs: number;
  /** The word for an internal account's profile. */
  internalWord: 'internal_account' | 'balance';
  moneyForm: MoneyForm;
  /** `stale`: balances stay as they were synced; `never`: none was ever synced. */
  balanceSync: 'normal' | 'stale' | 'never';
  metaForm: 'documented' | 'total_records' | 'total_count';
  /** `total_pages` of an empty list. */
  emptyTotalPages: number;
  /** Another origin for `links`. */
  linksOrigin: string | null;
  quoteLifeMs: number;
  /** Moves all exchange rates. Units: basis points. */
  rateShift: number;
  processingAfterMs: number;
  /** From processing to the end; null: as long as the payment method takes. */
  settleAfterMs: number | null;
  paymentOutcome: 'completed' | 'failed';
  failureReason: string;
  /** Which words are replaced by ones that no documentation names. */
  unknownWords: readonly string[];
  /** Every object has members that no documentation names. */
  unknownFields: boolean;
  /** Requests a second; null for no limit. */
  rateLimitPerSecond: number | null;
  rateLimitBurst: number;
  /** A 429 says when to come again. */
  retryAfter: boolean;
  /** The secret of webhook endpoints made from now on; null: a random one. */
  webhookSecret: string | null;
  /** `POST /api/v1/webhook_endpoints` exists. */
  workspaceWebhooks: boolean;
}

/** The switches after a reset. */
export const DEFAULT_SETTINGS: Settings = {
  sessionLifeMs: DAY,
  acceptRawApiKey: false,
  revokedApiKeys: [],
  unauthorizedForm: 'by-cause',
  hostedTokenLifeMs: 2 * HOUR,
  wildcardDepth: 'any',
  returnParameters: '',
  verificationOutcome: 'active',
  verificationMs: 2 * SECOND,
  internalWord: 'internal_account',
  moneyForm: 'mixed',
  balanceSync: 'normal',
  metaForm: 'documented',
  emptyTotalPages: 0,
  linksOrigin: null,
  quoteLifeMs: 15 * MINUTE,
  rateShift: 0,
  processingAfterMs: 30 * SECOND,
  settleAfterMs: null,
  paymentOutcome: 'completed',
  failureReason: 'rejected_by_bank',
  unknownWords: [],
  unknownFields: false,
  rateLimitPerSecond: null,
  rateLimitBurst: 10,
  retryAfter: true,
  webhookSecret: null,
  workspaceWebhooks: false,
};

const WORDS: Partial<Record<keyof Settings, readonly string[]>> = {
  unauthorizedForm: ['by-cause', 'api_key', 'token'],
  wildcardDepth: ['any', 'one'],
  verificationOutcome: ['active', 'failed', 'draft'],
  internalWord: ['internal_account', 'balance'],
  moneyForm: ['mixed', 'short', 'fixed', 'long'],
  balanceSync: ['normal', 'stale', 'never'],
  metaForm: ['documented', 'total_records', 'total_count'],
  paymentOutcome: ['completed', 'failed'],
};
const NULLABLE_NUMBERS: readonly string[] = [
  'settleAfterMs',
  'rateLimitPerSecond',
] satisfies (keyof Settings)[];
const NULLABLE_TEXTS: readonly string[] = ['linksOrigin', 'webhookSecret'] satisfies (keyof Settings)[];

/** The settings with the changes applied. Throws `HttpReply` 400 for an unknown name or an unfit value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  for (const [name, value] of Object.entries(changes)) {
    if (!isSettingName(name)) throw fail(400, name, `Unknown setting '${name}'.`);
    if (!fits(name, value)) throw fail(400, name, `Setting '${name}' can't be ${JSON.stringify(value)}.`);
  }
  return { ...present, ...(changes as Partial<Settings>) };
}

function isSettingName(name: string): name is keyof Settings {
  return Object.hasOwn(DEFAULT_SETTINGS, name);
}

function fits(name: keyof Settings, value: unknown): boolean {
  const words = WORDS[name];
  if (words) return typeof value === 'string' && words.includes(value);
  if (NULLABLE_NUMBERS.includes(name)) return value === null || isNatural(value);
  if (NULLABLE_TEXTS.includes(name)) return value === null || (typeof value === 'string' && value !== '');
  if (name === 'rateShift') return Number.isInteger(value) && Math.abs(value as number) < 10_000;
  const fallback = DEFAULT_SETTINGS[name];
  if (Array.isArray(fallback)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (typeof fallback === 'number') return isNatural(value);
  return typeof value === typeof fallback;
}

function isNatural(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
