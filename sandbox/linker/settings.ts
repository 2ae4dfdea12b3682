import { badInput, isObject } from '../kernel/json.js';
import { changed, type Fits, filledText, flag, type Misfit, whole, wordOf } from '../kernel/settings.js';
import { DAY } from '../kernel/time.js';
import { HttpReply } from '../kernel/types.js';
import { ERROR_SHAPES, type ErrorShape } from './errors.js';
import type { AmountForm } from './money.js';
import { isTimeZone } from './time.js';

/** An account at Treasury Prime that seeded series move money from and to. */
export interface PairedAccount {
  readonly id: string;
  readonly name: string;
  readonly lastFour: string;
}

/** The settings of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  /** The address at which transfers are booked; null: transfers are refused. */
  treasuryPrimeUrl: string | null;
  treasuryPrimeKeyId: string;
  treasuryPrimeKeyValue: string;
  /** The accounts of the seeded series; without accounts, these series do not run. */
  accounts: readonly PairedAccount[];
  upstreamTimeoutMs: number;
  /** The status of what Treasury Prime refused: 422 or 400. */
  upstreamRefusalStatus: number;
  /** The time zone of days and the hour at which jobs run. */
  timeZone: string;
  runAtHour: number;
  tokenLifeSeconds: number;
  /** False: the key is accepted without effect. */
  honoursIdempotencyKey: boolean;
  idempotencyRetentionMs: number;
  listLagMs: number;
  amountForm: AmountForm;
  /** `frequencyData` can be text. */
  acceptsFrequencyDataText: boolean;
  shortMonths: 'clamp' | 'skip';
  /** A starting date that matches the rule is the first occurrence. */
  startingDateCounts: boolean;
  errorShape: ErrorShape;
  /** `statusCode` in bodies differs from the HTTP status. */
  statusCodeContradicts: boolean;
}

/** The default settings. */
export const DEFAULT_SETTINGS: Settings = {
  treasuryPrimeUrl: null,
  treasuryPrimeKeyId: 'tp-sandbox-key',
  treasuryPrimeKeyValue: 'tp-sandbox-secret',
  accounts: [],
  upstreamTimeoutMs: 10_000,
  upstreamRefusalStatus: 422,
  timeZone: 'UTC',
  runAtHour: 0,
  tokenLifeSeconds: 900,
  honoursIdempotencyKey: true,
  idempotencyRetentionMs: DAY,
  listLagMs: 0,
  amountForm: 'plain',
  acceptsFrequencyDataText: false,
  shortMonths: 'clamp',
  startingDateCounts: true,
  errorShape: 'documented',
  statusCodeContradicts: false,
};

const FITS: Fits<Settings> = {
  treasuryPrimeUrl: {
    required: 'an http address or null',
    fits: (value) => value === null || isAddress(value),
  },
  treasuryPrimeKeyId: filledText,
  treasuryPrimeKeyValue: filledText,
  accounts: { required: 'a list of {id, name, lastFour}', fits: isAccountList },
  upstreamTimeoutMs: whole(1),
  upstreamRefusalStatus: wordOf(422, 400),
  timeZone: { required: 'a time zone', fits: (value) => typeof value === 'string' && isTimeZone(value) },
  runAtHour: whole(0, 23),
  tokenLifeSeconds: whole(1),
  honoursIdempotencyKey: flag,
  idempotencyRetentionMs: whole(0),
  listLagMs: whole(0),
  amountForm: wordOf('plain', 'fixed', 'number'),
  acceptsFrequencyDataText: flag,
  shortMonths: wordOf('clamp', 'skip'),
  startingDateCounts: flag,
  errorShape: wordOf(...ERROR_SHAPES),
  statusCodeContradicts: flag,
};

/** The settings with the changes applied. **Throws** `HttpReply` 400 for an unknown name or an invalid value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  return changed(present, changes, { fits: FITS, refusal });
}

/** The defaults with the current pairing, which a reset keeps. */
export function afterReset(present: Settings): Settings {
  const { treasuryPrimeUrl, treasuryPrimeKeyId, treasuryPrimeKeyValue, accounts } = present;
  return { ...DEFAULT_SETTINGS, treasuryPrimeUrl, treasuryPrimeKeyId, treasuryPrimeKeyValue, accounts };
}

function refusal({ name, value, required, message }: Misfit): HttpReply {
  if (required === undefined) return new HttpReply({ status: 400, body: { error: message } });
  return badInput(required, value, name);
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value);
}

function isAccountList(value: unknown): boolean {
  const isText = (part: unknown): boolean => typeof part === 'string' && part !== '';
  const isAccount = (one: unknown): boolean =>
    isObject(one) && isText(one['id']) && isText(one['name']) && isText(one['lastFour']);
  return Array.isArray(value) && value.every(isAccount);
}
