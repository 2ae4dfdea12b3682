import { describe, expect, it } from 'vitest';
import { environmentProblems } from '../../../src/datasources/environment-hosts.js';
import { PROVIDERS } from '../../../src/datasources/index.js';
import type { ConnectorEntry } from '../../../src/datasources/provider.js';
import type { Environment } from '../../../src/domain/capabilities.js';

const entry = (environment: Environment, baseUrl: string, options = {}): ConnectorEntry => ({
  name: 'bank',
  environment,
  baseUrl,
  limits: { timeoutMs: 1000, maxConcurrent: 1, requestsPerSecond: 1 },
  options,
});

/** The documented addresses of all providers, each with its environment. */
const DOCUMENTED = PROVIDERS.flatMap((provider) =>
  (Object.entries(provider.documentedUrls) as Array<[Environment, string]>).map(
    ([environment, url]) => [provider.key, environment, url, provider] as const,
  ),
);

describe('the address of a connector', () => {
  it.each(DOCUMENTED)('of %s in %s is refused for the other environment', (_, environment, url, provider) => {
    const other = environment === 'PRODUCTION' ? 'SANDBOX' : 'PRODUCTION';
    const isHost = (problem: string) => problem.includes('required a host for environment');

    expect(provider.problems(entry(environment, url)).filter(isHost)).toEqual([]);
    expect(provider.problems(entry(other, url)).filter(isHost)).toEqual([
      `baseUrl: required a host for environment: ${other.toLowerCase()}, arrived that of ${environment.toLowerCase()}, ${new URL(url).hostname}`,
    ]);
  });
});

describe('environmentProblems', () => {
  const documented = { SANDBOX: 'https://test.bank.example', PRODUCTION: 'https://bank.example' };

  it.each(['https://BANK.example', 'https://bank.example.:8443/v1', 'http://bank.example/api'])(
    'recognises the host in %s',
    (url) => {
      expect(environmentProblems(documented, entry('SANDBOX', url))).toHaveLength(1);
    },
  );

  it.each(['https://proxy.internal', 'https://eu.bank.example', 'no address'])('accepts %s', (url) => {
    expect(environmentProblems(documented, entry('SANDBOX', url))).toEqual([]);
  });

  it('checks the addresses in the options of the provider too', () => {
    const options = { hostedUrl: 'https://bank.example/hosted', currency: 'USD' };

    expect(environmentProblems(documented, entry('SANDBOX', 'https://proxy.internal', options))).toEqual([
      'hostedUrl: required a host for environment: sandbox, arrived that of production, bank.example',
    ]);
  });

  it('accepts a host that is documented for both environments', () => {
    const same = { SANDBOX: 'https://bank.example/test', PRODUCTION: 'https://bank.example' };

    expect(environmentProblems(same, entry('SANDBOX', 'https://bank.example/test'))).toEqual([]);
  });
});
