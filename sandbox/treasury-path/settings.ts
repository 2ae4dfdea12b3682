import {
  changed,
  type Fit,
  type Fits,
  filledText,
  flag,
  type Misfit,
  magnitude,
  orNull,
  text,
  texts,
  whole,
  wordOf,
} from '../kernel/settings.js';
import { DAY, HOUR, MINUTE, SECOND } from '../kernel/time.js';
import type { HttpReply } from '../kernel/types.js';
import { fail } from './errors.js';
import type { MoneyForm } from './money.js';

/** The settings of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  sessionLifeMs: number;
  /** The API key itself is accepted as a bearer token, besides the session token. */
  acceptRawApiKey: boolean;
  /** Revoked keys. */
  revokedApiKeys: readonly string[];
  /** Which of the two 401 bodies is sent. */
  unauthorizedForm: 'by-cause' | 'api_key' | 'token';
  hostedTokenLifeMs: number;
  /** The number of labels that a wildcard matches. */
  wildcardDepth: 'any' | 'one';
  /** A query that the hosted page adds to `return_url`. */
  returnParameters: string;
  /** The status after the verification of a new profile; `draft`: no verification. */
  verificationOutcome: 'active' | 'failed' | 'draft';
  verificationMs: number;
  /** The type name of an internal account's profile. */
  internalWord: 'internal_account' | 'balance';
  moneyForm: MoneyForm;
  /** `stale`: balances are not synchronised again; `never`: balances were never synchronised. */
  balanceSync: 'normal' | 'stale' | 'never';
  /** The most rows of a page, whatever size a request asks for; null for no further limit. */
  maxPageSize: number | null;
  metaForm: 'documented' | 'total_records' | 'total_count';
  /** `total_pages` of an empty list. */
  emptyTotalPages: number;
  /** Another origin for `links`. */
  linksOrigin: string | null;
  quoteLifeMs: number;
  /** Moves all exchange rates. **Units** basis points. */
  rateShift: number;
  processingAfterMs: number;
  /** The time from processing to the final status; null: the duration of the payment method. **Units** milliseconds. */
  settleAfterMs: number | null;
  paymentOutcome: 'completed' | 'failed';
  failureReason: string;
  /** The words that are replaced by undocumented ones. */
  unknownWords: readonly string[];
  /** Every object has undocumented members. */
  unknownFields: boolean;
  /** The request rate; null for no limit. **Units** requests per second. */
  rateLimitPerSecond: number | null;
  rateLimitBurst: number;
  /** A 429 has `Retry-After`. */
  retryAfter: boolean;
  /** The secret of new webhook endpoints; null: a random one. */
  webhookSecret: string | null;
  /** `POST /api/v1/webhook_endpoints` exists. */
  workspaceWebhooks: boolean;
}

/** The settings after a reset. */
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
  maxPageSize: null,
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

const shift: Fit = {
  required: 'a whole number between -10000 and 10000',
  fits: (value) => Number.isInteger(value) && Math.abs(value as number) < 10_000,
};

const FITS: Fits<Settings> = {
  sessionLifeMs: magnitude,
  acceptRawApiKey: flag,
  revokedApiKeys: texts,
  unauthorizedForm: wordOf('by-cause', 'api_key', 'token'),
  hostedTokenLifeMs: magnitude,
  wildcardDepth: wordOf('any', 'one'),
  returnParameters: text,
  verificationOutcome: wordOf('active', 'failed', 'draft'),
  verificationMs: magnitude,
  internalWord: wordOf('internal_account', 'balance'),
  moneyForm: wordOf('mixed', 'short', 'fixed', 'long'),
  balanceSync: wordOf('normal', 'stale', 'never'),
  maxPageSize: orNull(whole(1)),
  metaForm: wordOf('documented', 'total_records', 'total_count'),
  emptyTotalPages: magnitude,
  linksOrigin: orNull(filledText),
  quoteLifeMs: magnitude,
  rateShift: shift,
  processingAfterMs: magnitude,
  settleAfterMs: orNull(magnitude),
  paymentOutcome: wordOf('completed', 'failed'),
  failureReason: text,
  unknownWords: texts,
  unknownFields: flag,
  rateLimitPerSecond: orNull(magnitude),
  rateLimitBurst: magnitude,
  retryAfter: flag,
  webhookSecret: orNull(filledText),
  workspaceWebhooks: flag,
};

/** The settings with the changes applied. **Throws** `HttpReply` 400 for an unknown name or an invalid value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  const refusal = ({ name, message }: Misfit): HttpReply => fail(400, name, message);
  return changed(present, changes, { fits: FITS, refusal });
}
