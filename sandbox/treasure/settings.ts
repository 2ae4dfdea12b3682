import { badInput } from '../kernel/json.js';
import { changed, type Fits, flag, type Misfit, orNull, text, whole, wordOf } from '../kernel/settings.js';
import { DAY } from '../kernel/time.js';
import type { HttpReply } from '../kernel/types.js';

/** The settings of the simulator, changed by `POST /__sandbox/settings`. */
export interface Settings {
  /** The URL of webhooks; null: no webhooks. A reset keeps it. */
  webhookUrl: string | null;
  /** Businesses and bank accounts are in an object with the plural key. */
  envelopedLists: boolean;
  /** Transfers and documents are arrays without an object. */
  bareLists: boolean;
  /** All enum values in uppercase. */
  upperCaseEnums: boolean;
  /** All enum values in lowercase. */
  lowerCaseEnums: boolean;
  /** Every object has undocumented fields. */
  extraFields: boolean;
  /** Digits after the second in time stamps: 0 to 9. */
  fractionDigits: number;
  /** Value of the `Retry-After` header on 429 and 503; null leaves it out. */
  retryAfter: string | null;
  refuseAchWithdrawal: boolean;
  refuseAchDeposit: boolean;
  refuseWireDeposit: boolean;
  /** The retention of idempotency keys; null: forever. **Units** milliseconds. */
  keyRetentionMs: number | null;
  /** The time before new objects appear in lists. **Units** milliseconds. */
  listLagMs: number;
  tokenLifeSeconds: number;
  /** A token with at least half of its lifetime left is returned again. */
  reuseTokens: boolean;
  portfolioHistory: boolean;
  /** The loss of liquidating the whole portfolio. **Units** hundredths of a percent. */
  liquidationLossBp: number;
  /** The time from `pending` to `processing`; null: only by command. **Units** milliseconds. */
  reviewMs: number | null;
  /** The time from `processing` to `completed`; null: only by command. **Units** milliseconds. */
  executionMs: number | null;
  /** Whether the `simulate` routes exist, as outside production. */
  simulationCalls: boolean;
  downloadLifeMs: number;
  webhookHeaders: 'svix' | 'webhook' | 'both';
  /** The clock of signatures: the machine's clock, which receivers check, or the simulator's clock. */
  webhookTime: 'wall' | 'clock';
  /** Varies the delays between attempts by ±20 %. */
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

/** The settings with the changes applied. **Throws** `HttpReply` 400 for an unknown name or an invalid value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  return changed(present, changes, { fits: FITS, refusal });
}

function refusal({ name, value, required }: Misfit): HttpReply {
  if (required !== undefined) return badInput(required, value, name);
  return badInput(`a setting (${Object.keys(FITS).join(', ')})`, name, 'each name');
}
