import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ApiKeyEntry, apiKeyJudge } from '../../../../src/auth/callers/api-keys.js';
import { manualClock } from '../../../support/manual-clock.js';

const digest = (key: string) => createHash('sha256').update(key).digest('hex');
const entry = (id: string, sha256: string): ApiKeyEntry => ({
  id,
  sha256,
  scopes: new Set(['accounts:read']),
  grants: { connectors: new Set(['bank']), accounts: 'all' },
});
const clock = manualClock();
const judge = apiKeyJudge(
  [
    entry('ops', digest('ops-key')),
    entry('app', digest('app-key').toUpperCase()),
    entry('broken', 'abc'),
    entry('empty', ''),
    { ...entry('guest', digest('guest-key')), expiresAtMs: clock.nowMs() + 1000 },
  ],
  clock,
);

describe('apiKeyJudge', () => {
  it('finds the caller of a key, with its scopes and grants', () => {
    expect(judge('ops-key')).toEqual({
      principal: {
        subject: 'ops',
        scopes: new Set(['accounts:read']),
        grants: { connectors: new Set(['bank']), accounts: 'all' },
      },
    });
  });

  it('takes a digest in any letter case', () => {
    expect(judge('app-key')).toMatchObject({ principal: { subject: 'app' } });
  });

  it.each(['', 'OPS-KEY', 'ops-key ', 'öps-key', digest('ops-key'), 'x'.repeat(8192)])(
    'knows nobody by %j',
    (key) => {
      expect(judge(key)).toBeNull();
    },
  );

  it('knows nobody where no key is configured', () => {
    expect(apiKeyJudge([], clock)('ops-key')).toBeNull();
  });

  it('takes a key until it expires, and says until when', () => {
    expect(judge('guest-key')).toMatchObject({ principal: { expiresAtMs: clock.nowMs() + 1000 } });

    clock.advance(999);
    expect(judge('guest-key')).toHaveProperty('principal');
    clock.advance(1);
    expect(judge('guest-key')).toEqual({ refusal: 'the API key of guest has expired' });
  });
});
