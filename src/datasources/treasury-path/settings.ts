import type { Environment } from '../../domain/capabilities.js';
import { MAX_DOMAINS, toDomains, trustedDomainErrors } from '../../domain/rules/trusted-domains.js';
import { type Secret, toSecret } from '../../domain/secret.js';
import type { ConnectorEntry, SettingsResult } from '../provider.js';
import { baseUrlProblems, groupValue, unknownOptions } from '../reading/options.js';

/** Origins: every path carries `/api/v1` itself. **Source** environments. */
export const DOCUMENTED_URLS: Readonly<Partial<Record<Environment, string>>> = {
  SANDBOX: 'https://api.tpathdemo.com',
  PRODUCTION: 'https://api.treasurypath.com',
};

/** A connector's entry in TreasuryPath's terms. */
export interface TreasuryPathSettings {
  readonly baseUrl: string;
  readonly apiKey: Secret;
  readonly apiSecret: Secret;
  /** Where hosted pages are; null where none are made. */
  readonly hostedUrl: string | null;
  readonly graphqlUrl: string;
  /** The hosts that are known to be trusted; null where nothing is known, which is not the same as none. */
  readonly trustedDomains: readonly string[] | null;
}

/** The keys that an entry may have, and those within them. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  credentials: ['apiKey', 'apiSecret'],
  hostedUrl: [],
  graphqlUrl: [],
  trustedDomains: [],
};

/** A connector's entry → settings, or everything that is wrong with it. */
export function toSettings(entry: ConnectorEntry): SettingsResult<TreasuryPathSettings> {
  const { credentials, hostedUrl, graphqlUrl, trustedDomains } = entry.options;
  const baseUrl = withoutApiPath(entry.baseUrl ?? DOCUMENTED_URLS[entry.environment] ?? '');
  const apiKey = toSecret(groupValue(credentials, 'apiKey'));
  const apiSecret = toSecret(groupValue(credentials, 'apiSecret'));
  const problems = [
    ...urlProblems(entry, 'baseUrl', baseUrl),
    ...urlProblems(entry, 'hostedUrl', hostedUrl ?? undefined),
    ...urlProblems(entry, 'graphqlUrl', graphqlUrl ?? undefined),
    ...domainProblems(trustedDomains ?? []),
    ...unknownOptions('TreasuryPath', KEYS, { ...entry.options, ...CHECKED_HERE }),
  ];
  if (!apiKey) problems.push('credentials.apiKey: required the key that the dashboard shows');
  if (!apiSecret) problems.push('credentials.apiSecret: required the secret that the dashboard showed once');
  if (problems.length > 0 || !apiKey || !apiSecret) return { problems };
  const settings = {
    baseUrl,
    apiKey,
    apiSecret,
    hostedUrl: textOr(hostedUrl, null),
    graphqlUrl: textOr(graphqlUrl, new URL('/graphql', baseUrl).href),
    trustedDomains: Array.isArray(trustedDomains) ? toDomains(trustedDomains) : null,
  };
  return { settings };
}

const CHECKED_HERE = { hostedUrl: undefined, graphqlUrl: undefined, trustedDomains: undefined };

/** The guide's own base URLs end in the path that ours leave to the calls. */
function withoutApiPath(url: string): string {
  return url.replace(/\/api\/v1\/?$/, '');
}

/** Tokens travel to each of these addresses: the same is required of all. */
function urlProblems(entry: ConnectorEntry, key: string, url: unknown): string[] {
  if (url === undefined) return [];
  const text = typeof url === 'string' ? url : '';
  return baseUrlProblems({ ...entry, provider: 'TREASURY_PATH' }, text).map((problem) =>
    problem.replace(/^baseUrl/, key),
  );
}

function domainProblems(domains: unknown): string[] {
  if (!Array.isArray(domains))
    return [`trustedDomains: required a list of at most ${MAX_DOMAINS} hosts, or no such key`];
  const texts = domains.map((domain) => (typeof domain === 'string' ? domain : ''));
  return trustedDomainErrors(toDomains(texts), 'trustedDomains').map(
    ({ field, messages }) => `${field?.join('.').replace(/\.(\d+)$/, '[$1]')}: ${messages.join(', ')}`,
  );
}

function textOr<T>(value: unknown, absent: T): string | T {
  return typeof value === 'string' ? value : absent;
}
