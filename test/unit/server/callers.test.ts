import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../src/auth/callers/principal.js';
import type { ApiKeySettings, JwtIssuerSettings } from '../../../src/config/configuration.js';
import { authenticateConfigured, toApiKeyEntry } from '../../../src/server/callers.js';
import { newFolder } from '../../support/configuration.js';
import { newTestKey, signToken } from '../../support/jwt.js';
import { goodClaims, startIssuer } from '../../support/jwt-issuer.js';

const settings = (given: Partial<ApiKeySettings>): ApiKeySettings => ({
  id: 'ops',
  sha256: 'ab',
  scopes: [],
  connectors: [],
  accounts: undefined,
  expiresAt: undefined,
  ...given,
});
const issuerSettings = (given: Partial<JwtIssuerSettings>): JwtIssuerSettings => ({
  issuer: 'https://idp.example/',
  audiences: ['exchequer'],
  jwksUrl: null,
  publicKeyFile: null,
  algorithms: ['ES256', 'EdDSA'],
  ...given,
});
const silent = () => undefined;

describe('toApiKeyEntry', () => {
  it('gives what is named and nothing else', () => {
    const given = { scopes: ['cards:read', 'money:print'], connectors: ['bank'], accounts: ['id-1'] };

    expect(toApiKeyEntry(settings(given))).toEqual({
      id: 'key:ops',
      sha256: 'ab',
      scopes: new Set(['cards:read']),
      grants: { connectors: new Set(['bank']), accounts: new Set(['id-1']) },
    });
  });

  it('takes * for all there are', () => {
    const { scopes, grants } = toApiKeyEntry(settings({ scopes: ['cards:read', '*'], connectors: ['*'] }));

    expect(scopes).toEqual(new Set(SCOPES));
    expect(grants).toEqual({ connectors: 'all', accounts: 'all' });
  });

  it('gives nothing for empty lists', () => {
    expect(toApiKeyEntry(settings({ accounts: [] }))).toMatchObject({
      scopes: new Set(),
      grants: { connectors: new Set(), accounts: new Set() },
    });
  });

  it('ends when it is to expire, wherever on earth that was said', () => {
    const { expiresAtMs } = toApiKeyEntry(settings({ expiresAt: '2027-01-31T13:00:00+01:00' }));

    expect(expiresAtMs).toBe(Date.UTC(2027, 0, 31, 12));
  });
});

describe('authenticateConfigured', () => {
  it('knows an API key by its id', async () => {
    const sha256 = createHash('sha256').update('ops-key').digest('hex');

    const authenticate = await authenticateConfigured(
      { jwt: [], apiKeys: [settings({ sha256 })] },
      [],
      silent,
    );

    expect(await authenticate('Bearer ops-key', null)).toMatchObject({ subject: 'key:ops' });
    expect(await authenticate('Bearer other-key', null)).toBeNull();
  });

  it('knows the tokens of an issuer by the keys of a file', async () => {
    const publicKeyFile = join(newFolder(), 'keys.pem');
    const [first, second] = [newTestKey(), newTestKey('EdDSA')];
    writeFileSync(publicKeyFile, `${first.pem}${second.pem}`);
    const issuer = issuerSettings({ publicKeyFile });

    const authenticate = await authenticateConfigured({ jwt: [issuer], apiKeys: [] }, [], silent);

    for (const key of [first, second]) {
      const header = `Bearer ${signToken(key, goodClaims(issuer.issuer))}`;
      expect(await authenticate(header, null)).toMatchObject({ subject: 'https://idp.example/|ada' });
    }
  });

  it('knows them by the keys that their issuer publishes, which are not fetched before they are needed', async () => {
    const idp = await startIssuer();
    const { issuer, jwksUrl } = idp;

    const authenticate = await authenticateConfigured(
      { jwt: [issuerSettings({ issuer, jwksUrl })], apiKeys: [] },
      [],
      silent,
    );

    expect(idp.server.requests).toHaveLength(0);
    expect(await authenticate(`Bearer ${idp.token()}`, null)).toMatchObject({ subject: `${issuer}|ada` });
    await idp.close();
  });

  it('does not begin without the file of keys', async () => {
    const issuer = issuerSettings({ publicKeyFile: join(newFolder(), 'none.pem') });

    await expect(authenticateConfigured({ jwt: [issuer], apiKeys: [] }, [], silent)).rejects.toThrow(
      'ENOENT',
    );
  });
});
