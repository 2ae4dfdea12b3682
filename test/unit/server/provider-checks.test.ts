import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../src/auth/callers/principal.js';
import type { ConnectorSettings } from '../../../src/config/configuration.js';
import { providerChecks, toConfigured } from '../../../src/server/provider-checks.js';
import { newTestKey } from '../../support/jwt.js';

const settings = (given: Partial<ConnectorSettings> = {}): ConnectorSettings => ({
  name: 'treasure-main',
  provider: 'treasure',
  environment: 'SANDBOX',
  baseUrl: undefined,
  limits: { timeoutMs: 1000, maxConcurrent: 1, requestsPerSecond: 1 },
  options: { credentials: { clientId: 'a', clientSecret: 'b' } },
  ...given,
});

describe('knowledge', () => {
  it('has the scopes that callers can hold', () => {
    expect(providerChecks.scopes).toEqual(SCOPES);
  });

  it('asks the provider that an entry names', () => {
    expect(providerChecks.connectorProblems(settings())).toEqual([]);
    expect(providerChecks.connectorProblems(settings({ options: {} }))).toEqual([
      expect.stringMatching(/^credentials\.clientId: required/),
      expect.stringMatching(/^credentials\.clientSecret: required/),
    ]);
  });

  it('names the providers there are for one that there is not', () => {
    expect(providerChecks.connectorProblems(settings({ provider: 'nobank' }))).toEqual([
      expect.stringMatching(/^provider: required one of .*treasury-prime.*; arrived nobank$/),
    ]);
  });

  it('looks into files of public keys', () => {
    expect(providerChecks.keyFileProblem(newTestKey().pem)).toBeNull();
    expect(providerChecks.keyFileProblem('no key')).toMatch(/^required public keys/);
  });
});

describe('toConfigured', () => {
  it('finds the provider, and its documented address where none is given', () => {
    const [documented, given] = toConfigured([settings(), settings({ baseUrl: 'https://t.example' })]);

    expect(documented?.provider.id).toBe('TREASURE');
    expect(documented?.entry.baseUrl).toBe('https://sandbox.treasurefinancial.com');
    expect(given?.entry.baseUrl).toBe('https://t.example');
  });

  it('leaves the address out where none is documented either', () => {
    const [configured] = toConfigured([settings({ environment: 'PRODUCTION' })]);

    expect(configured?.entry).not.toHaveProperty('baseUrl');
  });

  it('does not open what it does not know', () => {
    expect(() => toConfigured([settings({ provider: 'nobank' })])).toThrow(/there is no provider nobank/);
  });
});
