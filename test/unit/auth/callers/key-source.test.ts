import { describe, expect, it } from 'vitest';
import { fixedKeys, KeysUnavailableError } from '../../../../src/auth/callers/key-source.js';
import { readPublicKeys } from '../../../../src/auth/callers/public-keys.js';
import { newTestKey } from '../../../support/jwt.js';

describe('fixedKeys', () => {
  it('offers the keys that fit', async () => {
    const { candidates } = fixedKeys(readPublicKeys(JSON.stringify(newTestKey().jwk)));

    expect(await candidates({ algorithm: 'ES256', kid: 'k1' })).toHaveLength(1);
    expect(await candidates({ algorithm: 'ES256', kid: 'k2' })).toEqual([]);
  });
});

describe('KeysUnavailableError', () => {
  it('has a name of its own', () => {
    expect(new KeysUnavailableError('none').name).toBe('KeysUnavailableError');
  });
});
