import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ApiKeyEntry, authenticateByApiKey } from '../../../../src/auth/callers/api-keys.js';

const digest = (key: string) => createHash('sha256').update(key).digest('hex');
const entry = (id: string, sha256: string): ApiKeyEntry => ({
  id,
  sha256,
  scopes: new Set(['accounts:read']),
  grants: { connectors: new Set(['bank']), accounts: 'all' },
});
const authenticate = authenticateByApiKey([
  entry('ops', digest('ops-key')),
  entry('app', digest('app-key').toUpperCase()),
  entry('broken', 'abc'),
  entry('empty', ''),
]);

describe('authenticateByApiKey', () => {
  it('finds the caller of a key, with its scopes and grants', () => {
    expect(authenticate('Bearer ops-key')).toEqual({
      subject: 'ops',
      scopes: new Set(['accounts:read']),
      grants: { connectors: new Set(['bank']), accounts: 'all' },
    });
  });

  it.each(['bearer app-key', 'BEARER   app-key'])('takes %j: the scheme in any letter case', (header) => {
    expect(authenticate(header)?.subject).toBe('app');
  });

  it.each([
    undefined,
    '',
    'ops-key',
    'Bearer',
    'Bearer ',
    'Basic ops-key',
    'Bearer ops-key ',
    ' Bearer ops-key',
    'Bearer ops-key,Bearer x',
    'Bearer OPS-KEY',
    'Bearer öps-key',
    `Bearer ${'x'.repeat(513)}`,
    `Bearer ${digest('ops-key')}`,
  ])('knows nobody by %j', (header) => {
    expect(authenticate(header)).toBeNull();
  });

  it('knows nobody where no key is configured', () => {
    expect(authenticateByApiKey([])('Bearer ops-key')).toBeNull();
  });
});
