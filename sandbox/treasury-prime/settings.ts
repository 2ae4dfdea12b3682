import {
  changed,
  type Fits,
  flag,
  type Misfit,
  magnitude,
  orNull,
  text,
  texts,
  whole,
  wordOf,
} from '../kernel/settings.js';
import { DAY } from '../kernel/time.js';
import type { HttpReply } from '../kernel/types.js';
import { fail } from './errors.js';

/** The settings of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  /** ACH, wires and FedNow change holds, rows and balances. Book transfers always do. */
  movesBalances: boolean;
  nsf: 'refuse' | 'error-later';
  /** The limit per transfer of the account: a create above it always gets 429. */
  accountLimit: string | null;
  listLagMs: number;
  currencyNullInLists: boolean;
  counterpartyNameField: 'name_on_account' | 'name';
  achEffectiveDateForm: 'date' | 'timestamp';
  transactionAccountId: 'single' | 'never' | 'always';
  lastPageForm: 'mixed' | 'null' | 'missing';
  /** The most rows of a page, whatever size a request asks for; null for no limit. */
  maxPageSize: number | null;
  pageNextForm: 'bare' | 'full';
  /** Replaces the origin inside `page_next`. */
  pageNextOrigin: string | null;
  brokenErrorBodies: boolean;
  /** The request rate; null for no limit. **Units** requests per second. */
  rateLimitPerSecond: number | null;
  rateLimitBurst: number;
  retryAfterHeader: boolean;
  idempotencyRetentionMs: number;
  /** Creates wait until it is switched off. */
  holdCreates: boolean;
  /** Book transfers are accepted with status 502 and stay pending until it is switched off. */
  bankOutage: boolean;
  bookDelayMs: number;
  wireStepMs: number;
  /** A larger wire waits for the bank's review. **Shape** decimal text. */
  wireReviewAbove: string;
  /** 0: FedNow payments wait for a simulation. */
  fednowStepMs: number;
  fednowFailureForm: 'error' | 'rejected';
  /** Routing numbers that do not take part in FedNow. */
  fednowOffline: readonly string[];
  accountCloseMs: number;
  cardHoldDays: number;
  maskedPan: boolean;
  /** Factor on the delays between two deliveries (1 s, doubling). */
  webhookRetryScale: number;
  webhookTimeoutMs: number;
  /** The number of failed deliveries before a webhook changes to `error`. */
  webhookFailuresToError: number;
}

/** The settings after a reset. */
export const DEFAULT_SETTINGS: Settings = {
  movesBalances: true,
  nsf: 'refuse',
  accountLimit: null,
  listLagMs: 0,
  currencyNullInLists: true,
  counterpartyNameField: 'name_on_account',
  achEffectiveDateForm: 'date',
  transactionAccountId: 'single',
  lastPageForm: 'mixed',
  maxPageSize: null,
  pageNextForm: 'bare',
  pageNextOrigin: null,
  brokenErrorBodies: false,
  rateLimitPerSecond: null,
  rateLimitBurst: 10,
  retryAfterHeader: false,
  idempotencyRetentionMs: DAY,
  holdCreates: false,
  bankOutage: false,
  bookDelayMs: 2_000,
  wireStepMs: 30_000,
  wireReviewAbove: '50000.00',
  fednowStepMs: 30_000,
  fednowFailureForm: 'error',
  fednowOffline: ['091000019'],
  accountCloseMs: 5_000,
  cardHoldDays: 30,
  maskedPan: false,
  webhookRetryScale: 1,
  webhookTimeoutMs: 10_000,
  webhookFailuresToError: 1,
};

const FITS: Fits<Settings> = {
  movesBalances: flag,
  nsf: wordOf('refuse', 'error-later'),
  accountLimit: orNull(text),
  listLagMs: magnitude,
  currencyNullInLists: flag,
  counterpartyNameField: wordOf('name_on_account', 'name'),
  achEffectiveDateForm: wordOf('date', 'timestamp'),
  transactionAccountId: wordOf('single', 'never', 'always'),
  lastPageForm: wordOf('mixed', 'null', 'missing'),
  maxPageSize: orNull(whole(1)),
  pageNextForm: wordOf('bare', 'full'),
  pageNextOrigin: orNull(text),
  brokenErrorBodies: flag,
  rateLimitPerSecond: orNull(magnitude),
  rateLimitBurst: magnitude,
  retryAfterHeader: flag,
  idempotencyRetentionMs: magnitude,
  holdCreates: flag,
  bankOutage: flag,
  bookDelayMs: magnitude,
  wireStepMs: magnitude,
  wireReviewAbove: text,
  fednowStepMs: magnitude,
  fednowFailureForm: wordOf('error', 'rejected'),
  fednowOffline: texts,
  accountCloseMs: magnitude,
  cardHoldDays: magnitude,
  maskedPan: flag,
  webhookRetryScale: magnitude,
  webhookTimeoutMs: magnitude,
  webhookFailuresToError: magnitude,
};

/** The settings with the changes applied. **Throws** `HttpReply` 400 for an unknown name or an invalid value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  const refusal = ({ message }: Misfit): HttpReply => fail(400, message);
  return changed(present, changes, { fits: FITS, refusal });
}
