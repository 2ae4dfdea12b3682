import type { BasicSecrets } from '../../auth/index.js';
import type { Environment } from '../../domain/capabilities.js';
import { type Secret, toSecret } from '../../domain/secret.js';
import type { ConnectorEntry, SettingsResult } from '../provider.js';
import { baseUrlProblems, groupValue, unknownOptions } from '../reading/options.js';

/** **Source** environments. */
export const DOCUMENTED_URLS: Readonly<Partial<Record<Environment, string>>> = {
  SANDBOX: 'https://api.sandbox.treasuryprime.com',
  PRODUCTION: 'https://api.treasuryprime.com',
};

/** A connector's entry in Treasury Prime's terms. */
export interface TreasuryPrimeSettings {
  readonly baseUrl: string;
  readonly keyId: Secret;
  readonly keyValue: Secret;
  /** What webhooks prove themselves with; null where none are received. */
  readonly webhooks: BasicSecrets | null;
}

/** The keys that an entry may have. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  credentials: ['keyId', 'keyValue'],
  webhooks: ['basicUser', 'basicSecret'],
};

/** A connector's entry → settings, or everything that is wrong with it. */
export function toSettings(entry: ConnectorEntry): SettingsResult<TreasuryPrimeSettings> {
  const { credentials } = entry.options;
  const baseUrl = entry.baseUrl ?? DOCUMENTED_URLS[entry.environment] ?? '';
  const keyId = toSecret(groupValue(credentials, 'keyId'));
  const keyValue = toSecret(groupValue(credentials, 'keyValue'));
  const problems = [
    ...baseUrlProblems({ ...entry, provider: 'TREASURY_PRIME' }, baseUrl),
    ...unknownOptions('Treasury Prime', KEYS, entry.options),
  ];
  if (!keyId) problems.push('credentials.keyId: required the id of the API key');
  if (!keyValue) problems.push('credentials.keyValue: required the value of the API key');
  const webhooks = toWebhooks(entry.options.webhooks);
  if ('problems' in webhooks) problems.push(...webhooks.problems);
  if (problems.length > 0 || !keyId || !keyValue || 'problems' in webhooks) return { problems };
  return { settings: { baseUrl, keyId, keyValue, webhooks: webhooks.settings } };
}

/** Webhooks prove themselves by both or not at all. **Source** webhooks. */
function toWebhooks(group: unknown): SettingsResult<BasicSecrets | null> {
  const given = ['basicUser', 'basicSecret'].filter((key) => (groupValue(group, key) ?? null) !== null);
  const user = toSecret(groupValue(group, 'basicUser'));
  const password = toSecret(groupValue(group, 'basicSecret'));
  if (given.length === 0) return { settings: null };
  if (user && password) return { settings: { user, password } };
  const problems: string[] = [];
  if (!user) problems.push('webhooks.basicUser: required the user of the webhooks, or no webhooks at all');
  if (!password)
    problems.push('webhooks.basicSecret: required the secret of the webhooks, or no webhooks at all');
  return { problems };
}
