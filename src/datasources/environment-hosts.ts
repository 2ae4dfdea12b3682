import type { Environment } from '../domain/capabilities.js';

type DocumentedUrls = Readonly<Partial<Record<Environment, string>>>;

interface Entry {
  readonly environment: Environment;
  readonly baseUrl?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The problems of addresses of an entry that the provider documents for the other environment. Includes addresses in its options. */
export function environmentProblems(documented: DocumentedUrls, entry: Entry): string[] {
  const { environment, baseUrl, options } = entry;
  const other: Environment = environment === 'PRODUCTION' ? 'SANDBOX' : 'PRODUCTION';
  const host = hostOf(documented[other]);
  if (host === null || host === hostOf(documented[environment])) return [];
  const addresses = Object.entries({ ...options, baseUrl });
  return addresses
    .filter(([, address]) => hostOf(address) === host)
    .map(([key]) => {
      const [required, arrived] = [environment, other].map((each) => each.toLowerCase());
      return `${key}: required a host for environment: ${required}, arrived that of ${arrived}, ${host}`;
    });
}

function hostOf(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  return new URL(address).hostname.replace(/\.$/, '');
}
