import { badInput } from '../kernel/json.js';

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

const DAY_MS = 86_400_000;

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
  reviewMs: DAY_MS,
  executionMs: DAY_MS,
  simulationCalls: true,
  downloadLifeMs: 300_000,
  webhookHeaders: 'svix',
  webhookTime: 'wall',
  webhookJitter: false,
  webhookTimeoutMs: 15_000,
};

type Rule = readonly [expected: string, fits: (value: unknown) => boolean];

const flag: Rule = ['true or false', (value) => typeof value === 'boolean'];
const whole = (max: number): Rule => [
  `a whole number from 0 to ${max}`,
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max,
];
const text: Rule = ['a string', (value) => typeof value === 'string'];
const word = (...words: string[]): Rule => [
  `one of ${words.join(', ')}`,
  (value) => words.includes(value as string),
];
const orNull = ([expected, fits]: Rule): Rule => [
  `${expected}, or null`,
  (value) => value === null || fits(value),
];

const duration = whole(Number.MAX_SAFE_INTEGER);

const RULES: Readonly<Record<keyof Settings, Rule>> = {
  webhookUrl: [
    'an http(s) URL, or null',
    (value) => value === null || (typeof value === 'string' && URL.canParse(value)),
  ],
  envelopedLists: flag,
  bareLists: flag,
  upperCaseEnums: flag,
  lowerCaseEnums: flag,
  extraFields: flag,
  fractionDigits: whole(9),
  retryAfter: orNull(text),
  refuseAchWithdrawal: flag,
  refuseAchDeposit: flag,
  refuseWireDeposit: flag,
  keyRetentionMs: orNull(duration),
  listLagMs: duration,
  tokenLifeSeconds: duration,
  reuseTokens: flag,
  portfolioHistory: flag,
  liquidationLossBp: whole(10_000),
  reviewMs: orNull(duration),
  executionMs: orNull(duration),
  simulationCalls: flag,
  downloadLifeMs: duration,
  webhookHeaders: word('svix', 'webhook', 'both'),
  webhookTime: word('wall', 'clock'),
  webhookJitter: flag,
  webhookTimeoutMs: duration,
};

/** The settings with the changes applied. Throws `HttpReply` 400 for an unknown name or an unfit value. */
export function withChanges(present: Settings, changes: Readonly<Record<string, unknown>>): Settings {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(RULES, name))
      throw badInput(`a setting (${Object.keys(RULES).join(', ')})`, name, 'each name');
    const [expected, fits] = RULES[name as keyof Settings];
    if (!fits(value)) throw badInput(expected, value, name);
  }
  return { ...present, ...(changes as Partial<Settings>) };
}
