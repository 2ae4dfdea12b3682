import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuthenticate, MAX_TOKEN_BYTES } from '../../../../src/auth/callers/authenticate.js';
import { fetchKeySet } from '../../../../src/auth/callers/fetch-key-set.js';
import { ALGORITHMS } from '../../../../src/auth/callers/public-keys.js';
import { COOLDOWN_MS, FRESH_MS, remoteKeys } from '../../../../src/auth/callers/remote-keys.js';
import { newTestKey } from '../../../support/jwt.js';
import { type FakeIssuer, startIssuer } from '../../../support/jwt-issuer.js';
import { manualClock } from '../../../support/manual-clock.js';

const clock = manualClock(Date.now());
let lines: Array<readonly [string, string, unknown]> = [];
let idp: FakeIssuer;
let other: FakeIssuer;
beforeEach(async () => {
  lines = [];
  idp = await startIssuer();
  other = await startIssuer('https://other.example/');
});
afterEach(() => Promise.all([idp.close(), other.close()]));

const log = (level: string, message: string, fields: unknown) => lines.push([level, message, fields]);
const LIMITS = { deadlineMs: 200, maxBytes: 256 * 1024 };

function anAuthenticate() {
  const issuers = [idp, other].map(({ issuer, jwksUrl }) => ({
    issuer,
    audiences: ['exchequer'],
    algorithms: ALGORITHMS,
    keys: remoteKeys({ issuer, fetchKeySet: () => fetchKeySet(jwksUrl, fetch, LIMITS), clock, log }),
    callerPrefix: `${issuer}|`,
  }));
  const ops = {
    id: 'key:ops',
    sha256: createHash('sha256').update('ops-key').digest('hex'),
    scopes: new Set(['cards:read'] as const),
    grants: { connectors: 'all', accounts: 'all' } as const,
  };
  const authenticate = createAuthenticate({ apiKeys: [ops], issuers, clock, log });
  return async (header: string | undefined) => (await authenticate(header, 'r-1'))?.subject ?? null;
}

describe('an Authorization header', () => {
  it('is a JWT or an API key, its scheme in any letter case', async () => {
    const subjectOf = anAuthenticate();

    expect(await subjectOf(`Bearer ${idp.token()}`)).toBe('https://idp.example/|ada');
    expect(await subjectOf('bearer ops-key')).toBe('key:ops');
    expect(await subjectOf('BEARER   ops-key')).toBe('key:ops');
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
    'Bearer a.b.c',
  ])('proves nothing when it is %j', async (header) => {
    expect(await anAuthenticate()(header)).toBeNull();
  });

  it('may be long, and no longer than that', async () => {
    const subjectOf = anAuthenticate();
    const long = (padding: number) => idp.token({ claims: { padding: 'x'.repeat(padding) } });

    expect(long(5500).length).toBeLessThanOrEqual(MAX_TOKEN_BYTES);
    expect(await subjectOf(`Bearer ${long(5500)}`)).not.toBeNull();
    expect(long(6000).length).toBeGreaterThan(MAX_TOKEN_BYTES);
    expect(await subjectOf(`Bearer ${long(6000)}`)).toBeNull();
    expect(lines.at(-1)).toEqual([
      'info',
      'caller refused',
      { requestId: 'r-1', reason: 'the token is too long' },
    ]);
  });

  it('leaves why it was refused to the log, and never itself', async () => {
    const subjectOf = anAuthenticate();
    const token = idp.token({ claims: { aud: 'elsewhere' } });

    await subjectOf(`Bearer ${token}`);
    await subjectOf('Bearer no-such-key');
    await subjectOf(undefined);

    expect(lines.map(([, , fields]) => fields)).toEqual([
      { requestId: 'r-1', reason: 'a token of https://idp.example/: the claim aud is check_failed' },
      { requestId: 'r-1', reason: 'neither a known API key nor a JWT' },
      { requestId: 'r-1', reason: 'no Authorization header' },
    ]);
    for (const part of [...token.split('.'), 'no-such-key']) {
      expect(JSON.stringify(lines)).not.toContain(part);
    }
  });
});

describe('an issuer', () => {
  it('may change its keys', async () => {
    const subjectOf = anAuthenticate();
    const next = newTestKey('ES256', 'k2');
    const old = idp.token();
    await subjectOf(`Bearer ${old}`);

    idp.publish([next]);
    clock.advance(COOLDOWN_MS);

    expect(await subjectOf(`Bearer ${idp.token({ key: next })}`)).not.toBeNull();
    expect(await subjectOf(`Bearer ${old}`)).toBeNull();
    expect(idp.server.requests).toHaveLength(2);
  });

  it.each(['is down', 'hangs', 'is huge', 'redirects', 'talks nonsense'] as const)(
    'that %s signs nobody in, and does not touch the others',
    async (mood) => {
      const subjectOf = anAuthenticate();
      idp.feel(mood);

      const [mine, others] = await Promise.all([
        subjectOf(`Bearer ${idp.token()}`),
        subjectOf(`Bearer ${other.token()}`),
      ]);

      expect([mine, others]).toEqual([null, 'https://other.example/|ada']);
      expect(await subjectOf('Bearer ops-key')).toBe('key:ops');
      expect(idp.server.requests.map(({ url }) => url)).toEqual(['/jwks.json']);
    },
  );

  it.each(['is down', 'hangs', 'is huge', 'redirects', 'talks nonsense'] as const)(
    'that %s signs nobody out whose key is known',
    async (mood) => {
      const subjectOf = anAuthenticate();
      await subjectOf(`Bearer ${idp.token()}`);
      idp.feel(mood);
      clock.advance(FRESH_MS);
      const exp = Math.floor(clock.nowMs() / 1000) + 60;

      expect(await subjectOf(`Bearer ${idp.token({ claims: { exp } })}`)).not.toBeNull();
      expect(idp.server.requests).toHaveLength(2);
    },
  );
});
