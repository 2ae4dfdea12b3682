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
}

/** The keys that an entry may have. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  credentials: ['keyId', 'keyValue'],
  webhooks: ['basicUser', 'basicSecret'],
};

/** A connector's entry → settings, or everything that is wrong with it. */
export function toSettings(entry: ConnectorEntry): SettingsResult<TreasuryPrimeSettings> {
  const { credentials, webhooks } = entry.options;
  const baseUrl = entry.baseUrl ?? DOCUMENTED_URLS[entry.environment] ?? '';
  const keyId = toSecret(groupValue(credentials, 'keyId'));
  const keyValue = toSecret(groupValue(credentials, 'keyValue'));
  const problems = [
    ...baseUrlProblems({ ...entry, provider: 'TREASURY_PRIME' }, baseUrl),
    ...unknownOptions('Treasury Prime', KEYS, entry.options),
    ...webhookProblems(webhooks),
  ];
  if (!keyId) problems.push('credentials.keyId: required the id of the API key');
  if (!keyValue) problems.push('credentials.keyValue: required the value of the API key');
  if (problems.length > 0 || !keyId || !keyValue) return { problems };
  return { settings: { baseUrl, keyId, keyValue } };
}

/** Webhooks prove themselves by both or not at all. */
function webhookProblems(webhooks: unknown): string[] {
  const given = ['basicUser', 'basicSecret'].filter((key) => toSecret(groupValue(webhooks, key)));
  return given.length === 1
    ? ['webhooks: required basicUser and basicSecret together, arrived one of them']
    : [];
}
