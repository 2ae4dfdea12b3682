import { describe, expect, it } from 'vitest';
import { trustedDomainsPort } from '../../../../src/datasources/treasury-path/trusted-domains.js';
import { toGlobalId } from '../../../../src/domain/ids.js';
import { connector, fakeTreasuryPath, newCall } from './fake-treasury-path.js';

const read = (domains: readonly string[] | null) =>
  trustedDomainsPort(fakeTreasuryPath().api, async () => domains).read(newCall());

describe('trustedDomainsPort.read', () => {
  it('gives the one configuration of the workspace', async () => {
    expect(await read(['*.example.com'])).toEqual({
      id: toGlobalId({ connector: connector.name, kind: 'TrustedDomainConfig', ref: 'workspace' }),
      connector: connector.name,
      domains: ['*.example.com'],
    });
  });

  it('tells an empty configuration from none', async () => {
    expect(await read([])).toMatchObject({ domains: [] });
    expect(await read(null)).toBeNull();
  });
});
