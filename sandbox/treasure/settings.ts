import { badInput } from '../kernel/json.js';
import { changed, type Fits, flag, type Misfit, orNull, text, whole, wordOf } from '../kernel/settings.js';
import { DAY } from '../kernel/time.js';
import type { HttpReply } from '../kernel/types.js';

/** The switches of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  /** Where webhooks go; null sends none. Survives a reset. */
  webhookUrl: string | null;
  /** Businesses and bank accounts come in an object with the plural key. */
  envelopedLists: boolean;
  /** Transfers and documents come as bare arrays. */
  bareLists: boolean;
  /** Enum values in capitals, whatever the contract prints. */
  upperCaseEnums: boolean;
  /** Enum values in small letters, whatever the contract prints. */
  lowerCaseEnums: boolean;
  /** Every object carries fields that no document names. */
  extraFields: boolean;
  /** Digits after the second in time stamps: 0 to 9. */
  fractionDigits: number;
  /** Value of the `Retry-After` header on 429 and 503; null leaves it out. */
  retryAfter: string | null;
  refuseAchWithdrawal: boolean;
  refuseAchDeposit: boolean;
  refuseWireDeposit: boolean;
  /** How long an idempotency key is remembered; null for ever. */
  keyRetentionMs: number | null;
  /** New objects are missing from lists for that long. */
  listLagMs: number;
  tokenLifeSeconds: number;
  /** A running token with half of its life left is handed out again. */
  reuseTokens: boolean;
  portfolioHistory: boolean;
  /** What selling the whole portfolio loses, in hundredths of a per cent. */
  liquidationLossBp: number;
  /** From `pending` to `processing`; null waits for a command. */
  reviewMs: number | null;
  /** From `processing` to `completed`; null waits for a command. */
  executionMs: number | null;
  /** Whether the `simulate` calls exist, as they do outside production. */
  simulationCalls: boolean;
  downloadLifeMs: number;
  webhookHeaders: 'svix' | 'webhook' | 'both';
  /** Time in signatures: of the computer, as a receiver checks it, or of the simulator's clock. */
  webhookTime: 'wall' | 'clock';
  /** ±20 % on the waits between attempts. */
  webhookJitter: boolean;
  webhookTimeoutMs: number;
}

export const DEFAULT_SETTINGS: Settings = {
  webhookUrl: null,
  envelopedLists: false,
  bareLists: false,
  upperCaseEnums: false,
  lowerCaseEnums: false,
  extraFields: false,
  fractionDigits: 9,
  retryAfter: null,
  refuseAchWithdrawal: true,
  refuseAchDeposit: true,
  refuseWireDeposit: true,
  keyRetentionMs: null,
  listLagMs: 0,
  tokenLifeSeconds: 86_400,
  reuseTokens: true,
  portfolioHistory: false,
  liquidationLossBp: 0,
  reviewMs: DAY,
  executionMs: DAY,
  simulationCalls: true,
  downloadLifeMs: 300_000,
  webhookHeaders: 'svix',
  webhookTime: 'wall',
  webhookJitter: false,
  webhookTimeoutMs: 15_000,
};

const duration = whole(0);

const FITS: Fits<Settings> = {
  webhookUrl: orNull({
    required: 'an http(s) URL',
    fits: (value) => typeof value === 'string' && URL.canParse(value),
  }),
  envelopedLists: flag,
  bareLists: flag,
  upperCaseEnums: flag,
  lowerCaseEnums: flag,
  extraFields: flag,
  fractionDigits: whole(0, 9),
  retryAfter: orNull(text),
  refuseAchWithdrawal: flag,
  refuseAchDeposit: flag,
  refuseWireDeposit: flag,
  keyRetentionMs: orNull(duration),
  listLagMs: duration,
  tokenLifeSeconds: duration,
  reuseTokens: flag,
  portfolioHistory: flag,
  liquidationLossBp: whole(0, 10_000),
  reviewMs: orNull(duration),
  executionMs: orNull(duration),
  simulationCalls: flag,
  downloadLifeMs: duration,
  webhookHeaders: wordOf('svix', 'webhook', 'both'),
  webhookTime: wordOf('wall', 'clock'),
  webhookJitter: flag,
  webhookTimeoutMs: duration,
};

/** The settings with the changes applied. Throws `HttpReply` 400 for an unknown name or an unfit value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  return changed(present, changes, { fits: FITS, refusal });
}

function refusal({ name, value, required }: Misfit): HttpReply {
  if (required !== undefined) return badInput(required, value, name);
  return badInput(`a setting (${Object.keys(FITS).join(', ')})`, name, 'each name');
}
