import { fail } from './errors.js';

/** The switches of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  /** ACH, wires and FedNow touch holds, rows and balances. Book transfers always do. */
  movesBalances: boolean;
  nsf: 'refuse' | 'error-later';
  /** Per-transfer limit of the account: above it a create answers 429 however often it is tried. */
  accountLimit: string | null;
  listLagMs: number;
  currencyNullInLists: boolean;
  counterpartyNameField: 'name_on_account' | 'name';
  achEffectiveDateForm: 'date' | 'timestamp';
  transactionAccountId: 'single' | 'never' | 'always';
  lastPageForm: 'mixed' | 'null' | 'missing';
  pageNextForm: 'bare' | 'full';
  /** Replaces the origin inside `page_next`. */
  pageNextOrigin: string | null;
  brokenErrorBodies: boolean;
  /** Requests a second; null for no limit. */
  rateLimitPerSecond: number | null;
  rateLimitBurst: number;
  retryAfterHeader: boolean;
  idempotencyRetentionMs: number;
  /** Creates wait, in flight, until it is switched off. */
  holdCreates: boolean;
  /** Book transfers are accepted but answered 502, and stay pending until it ends. */
  bankOutage: boolean;
  bookDelayMs: number;
  wireStepMs: number;
  /** Above it a wire waits for the bank's review. */
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
  /** Deliveries given up before a webhook turns to `error`. */
  webhookFailuresToError: number;
}

/** The switches after a reset. */
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
  pageNextForm: 'bare',
  pageNextOrigin: null,
  brokenErrorBodies: false,
  rateLimitPerSecond: null,
  rateLimitBurst: 10,
  retryAfterHeader: false,
  idempotencyRetentionMs: 86_400_000,
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

const WORDS: Partial<Record<keyof Settings, readonly string[]>> = {
  nsf: ['refuse', 'error-later'],
  counterpartyNameField: ['name_on_account', 'name'],
  achEffectiveDateForm: ['date', 'timestamp'],
  transactionAccountId: ['single', 'never', 'always'],
  lastPageForm: ['mixed', 'null', 'missing'],
  pageNextForm: ['bare', 'full'],
  fednowFailureForm: ['error', 'rejected'],
};
const NULLABLE: Partial<Record<keyof Settings, 'string' | 'number'>> = {
  accountLimit: 'string',
  pageNextOrigin: 'string',
  rateLimitPerSecond: 'number',
};

/** The settings with the changes applied. Throws `HttpReply` 400 for an unknown name or an unfit value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  for (const [name, value] of Object.entries(changes)) {
    if (!isSettingName(name)) throw fail(400, `Unknown setting '${name}'.`);
    if (!fits(name, value)) throw fail(400, `Setting '${name}' can't be ${JSON.stringify(value)}.`);
  }
  return { ...present, ...(changes as Partial<Settings>) };
}

function isSettingName(name: string): name is keyof Settings {
  return Object.hasOwn(DEFAULT_SETTINGS, name);
}

function fits(name: keyof Settings, value: unknown): boolean {
  const words = WORDS[name];
  if (words) return typeof value === 'string' && words.includes(value);
  const nullable = NULLABLE[name];
  if (nullable && value === null) return true;
  if (name === 'fednowOffline')
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
  const wanted = nullable ?? typeof DEFAULT_SETTINGS[name];
  if (wanted === 'number') return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  return typeof value === wanted;
}
