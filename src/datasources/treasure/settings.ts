import type { Environment } from '../../domain/capabilities.js';
import { type Secret, toSecret } from '../../domain/secret.js';
import { parseBaseUrl } from '../http/base-url.js';
import type { ConnectorEntry, SettingsResult } from '../provider.js';

/** Production has no public address: Treasure's integration team hands it over. */
export const DOCUMENTED_URLS: Readonly<Partial<Record<Environment, string>>> = {
  SANDBOX: 'https://sandbox.treasurefinancial.com',
};

/** A connector's entry in Treasure's terms. */
export interface TreasureSettings {
  readonly baseUrl: string;
  readonly clientId: Secret;
  readonly clientSecret: Secret;
  /** Signs webhooks; null where none are received. */
  readonly svixSecret: Secret | null;
}

/** The keys that an entry may have. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  credentials: ['clientId', 'clientSecret'],
  webhooks: ['svixSecret'],
};

/** A connector's entry → settings, or everything that is wrong with it. */
export function toSettings(entry: ConnectorEntry): SettingsResult<TreasureSettings> {
  const { credentials, webhooks } = entry.options;
  const baseUrl = entry.baseUrl ?? DOCUMENTED_URLS[entry.environment];
  const clientId = toSecret(valueOf(credentials, 'clientId'));
  const clientSecret = toSecret(valueOf(credentials, 'clientSecret'));
  const svixSecret = toSecret(valueOf(webhooks, 'svixSecret'));
  const problems = [...urlProblems(entry, baseUrl), ...unknownKeys(entry.options)];
  if (!clientId) problems.push('credentials.clientId: required the client id that Treasure assigned');
  if (!clientSecret)
    problems.push('credentials.clientSecret: required the client secret that Treasure assigned');
  if (!svixSecret && valueOf(webhooks, 'svixSecret') !== undefined) {
    problems.push('webhooks.svixSecret: required the signing secret of the webhook endpoint, or no such key');
  }
  if (problems.length > 0 || baseUrl === undefined || !clientId || !clientSecret) return { problems };
  return { settings: { baseUrl, clientId, clientSecret, svixSecret } };
}

function urlProblems({ name, environment }: ConnectorEntry, baseUrl: string | undefined): string[] {
  if (baseUrl === undefined)
    return ['baseUrl: required, because Treasure documents no address for production'];
  try {
    parseBaseUrl({ name, environment, provider: 'TREASURE' }, baseUrl);
    return [];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return [error.message.replace(`${name}: `, '')];
  }
}

function unknownKeys(options: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(options).flatMap(([key, value]) => {
    const known = KEYS[key];
    if (!known) return [`${key}: required none of Treasure's own keys but ${Object.keys(KEYS).join(', ')}`];
    if (value === undefined || value === null) return [];
    if (!isObject(value)) return [`${key}: required keys among ${known.join(', ')}`];
    const unknown = Object.keys(value).filter((inner) => !known.includes(inner));
    return unknown.map((inner) => `${key}.${inner}: required a key among ${known.join(', ')}`);
  });
}

function valueOf(group: unknown, key: string): unknown {
  return isObject(group) ? group[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
