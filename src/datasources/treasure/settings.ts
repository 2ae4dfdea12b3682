import type { Environment } from '../../domain/capabilities.js';
import { type Secret, toSecret } from '../../domain/secret.js';
import type { ConnectorEntry, SettingsResult } from '../provider.js';
import { baseUrlProblems, groupValue, unknownOptions } from '../reading/options.js';

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
  /** Secrets that the present one replaces. Webhooks are also accepted with them. */
  readonly olderSvixSecrets: readonly Secret[];
}

const NO_URL = 'baseUrl: required, because Treasure documents no address for production';

/** The keys that an entry may have. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  credentials: ['clientId', 'clientSecret'],
  webhooks: ['svixSecret', 'olderSvixSecrets'],
};

/** A connector's entry → settings, or everything that is wrong with it. */
export function toSettings(entry: ConnectorEntry): SettingsResult<TreasureSettings> {
  const { credentials, webhooks } = entry.options;
  const baseUrl = entry.baseUrl ?? DOCUMENTED_URLS[entry.environment];
  const clientId = toSecret(groupValue(credentials, 'clientId'));
  const clientSecret = toSecret(groupValue(credentials, 'clientSecret'));
  const svixSecret = toSecret(groupValue(webhooks, 'svixSecret'));
  const olderSvixSecrets = toSecrets(groupValue(webhooks, 'olderSvixSecrets') ?? []);
  const problems = [
    ...(baseUrl === undefined ? [NO_URL] : baseUrlProblems({ ...entry, provider: 'TREASURE' }, baseUrl)),
    ...unknownOptions('Treasure', KEYS, entry.options),
  ];
  if (!clientId) problems.push('credentials.clientId: required the client id that Treasure assigned');
  if (!clientSecret)
    problems.push('credentials.clientSecret: required the client secret that Treasure assigned');
  if (!svixSecret && groupValue(webhooks, 'svixSecret') !== undefined) {
    problems.push('webhooks.svixSecret: required the signing secret of the webhook endpoint, or no such key');
  }
  if (!olderSvixSecrets) {
    problems.push('webhooks.olderSvixSecrets: required a list of signing secrets, or no such key');
  }
  if (problems.length > 0 || baseUrl === undefined || !clientId || !clientSecret || !olderSvixSecrets)
    return { problems };
  return { settings: { baseUrl, clientId, clientSecret, svixSecret, olderSvixSecrets } };
}

/** A list of secrets; null if the value is another one. */
function toSecrets(value: unknown): readonly Secret[] | null {
  if (!Array.isArray(value)) return null;
  const secrets = value.map(toSecret);
  return secrets.every((secret) => secret !== null) ? secrets : null;
}
