import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../src/auth/callers/principal.js';
import type { ApiKeySettings } from '../../../src/config/configuration.js';
import { toApiKeyEntry } from '../../../src/server/callers.js';

const settings = (given: Partial<ApiKeySettings>): ApiKeySettings => ({
  id: 'ops',
  sha256: 'ab',
  scopes: [],
  connectors: [],
  accounts: undefined,
  ...given,
});

describe('toApiKeyEntry', () => {
  it('gives what is named and nothing else', () => {
    const given = { scopes: ['cards:read', 'money:print'], connectors: ['bank'], accounts: ['id-1'] };

    expect(toApiKeyEntry(settings(given))).toEqual({
      id: 'ops',
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
});
