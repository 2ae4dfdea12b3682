import { beforeEach, describe, expect, it } from 'vitest';
import { type JwtIssuer, jwtJudge } from '../../../../src/auth/callers/jwt.js';
import { fixedKeys, type KeySource, KeysUnavailableError } from '../../../../src/auth/callers/key-source.js';
import { ALGORITHMS, toVerificationKeys } from '../../../../src/auth/callers/public-keys.js';
import {
  encode,
  newTestKey,
  signToken,
  signWithSecret,
  type TestKey,
  unsignedToken,
} from '../../../support/jwt.js';
import { goodClaims } from '../../../support/jwt-issuer.js';
import { manualClock } from '../../../support/manual-clock.js';

const ISSUER = 'https://idp.example/';
const OTHER = 'https://other.example/';
const ec = newTestKey('ES256', 'ec');
const ed = newTestKey('EdDSA', 'ed');
const rsa = newTestKey('RS256', 'rsa');
const foreign = newTestKey('ES256', 'ec');
let clock = manualClock();
let lines: unknown[] = [];
beforeEach(() => {
  clock = manualClock();
  lines = [];
});

const keysOf = (...keys: TestKey[]) => fixedKeys(toVerificationKeys({ keys: keys.map(({ jwk }) => jwk) }));
const anIssuer = (given: Partial<JwtIssuer> = {}): JwtIssuer => ({
  issuer: ISSUER,
  audiences: ['exchequer', 'exchequer-old'],
  algorithms: ALGORITHMS,
  keys: keysOf(ec, ed, rsa),
  callerPrefix: `${ISSUER}|`,
  ...given,
});
const down: KeySource = { candidates: () => Promise.reject(new KeysUnavailableError('no keys are known')) };
const judgeOf = (...issuers: JwtIssuer[]) =>
  jwtJudge({ issuers, clock, log: (level, message, fields) => lines.push([level, message, fields]) });
const claims = (given: object = {}) => ({ ...goodClaims(ISSUER, clock.nowMs()), ...given });
const judge = (token: string, issuer = anIssuer()) => judgeOf(issuer)(token);
const seconds = () => Math.floor(clock.nowMs() / 1000);

describe('a token of an issuer', () => {
  it.each([ec, ed, rsa])('is taken with a signature of $algorithm', async (key) => {
    expect(await judge(signToken(key, claims()))).toEqual({
      principal: {
        subject: 'https://idp.example/|ada',
        scopes: new Set(['accounts:read']),
        grants: { connectors: new Set(['bank']), accounts: 'all' },
        expiresAtMs: clock.nowMs() + 3_600_000,
      },
    });
  });

  it.each(['exchequer', 'exchequer-old', ['elsewhere', 'exchequer']])(
    'is taken for audience %j',
    async (aud) => {
      expect(await judge(signToken(ec, claims({ aud })))).toHaveProperty('principal');
    },
  );

  it.each([undefined, 'JWT', 'jwt', 'at+jwt', 'application/at+jwt'])(
    'is taken as of type %j',
    async (typ) => {
      expect(await judge(signToken(ec, claims(), { typ }))).toHaveProperty('principal');
    },
  );

  it('is tried with every key where it names none', async () => {
    const issuer = anIssuer({ keys: keysOf(newTestKey('ES256', 'a'), ec, newTestKey('ES256', 'b')) });

    expect(await judge(signToken(ec, claims(), { kid: undefined }), issuer)).toHaveProperty('principal');
  });

  it('loses scopes that there are not, which the log tells', async () => {
    const verdict = await judge(signToken(ec, claims({ scope: 'openid accounts:read' })));

    expect(verdict).toMatchObject({ principal: { scopes: new Set(['accounts:read']) } });
    expect(lines).toEqual([
      ['debug', 'unknown scopes were ignored', { issuer: ISSUER, unknownScopes: ['openid'] }],
    ]);
  });
});

describe('the time of a token', () => {
  it.each([
    ['expires now', () => ({ exp: seconds() }), true],
    ['expired less than a minute ago', () => ({ exp: seconds() - 59 }), true],
    ['expired a minute ago', () => ({ exp: seconds() - 60 }), false],
    ['begins in a minute', () => ({ nbf: seconds() + 60 }), true],
    ['begins in more than a minute', () => ({ nbf: seconds() + 61 }), false],
    ['does not expire', () => ({ exp: undefined }), false],
    ['expires at a text', () => ({ exp: '9999999999' }), false],
    ['begins at a text', () => ({ nbf: 'now' }), false],
  ])('decides over one that %s', async (_, given, isTaken) => {
    expect('principal' in (await judge(signToken(ec, claims(given()))))).toBe(isTaken);
  });

  it('counts anew at every use', async () => {
    const judgeAgain = judgeOf(anIssuer());
    const token = signToken(ec, claims());

    expect(await judgeAgain(token)).toHaveProperty('principal');
    clock.advance(3_600_000 + 60_000);
    expect(await judgeAgain(token)).toEqual({ refusal: `a token of ${ISSUER}: it has expired` });
  });
});

describe('a token is refused', () => {
  const tampered = () => {
    const [header, , signature] = signToken(ec, claims()).split('.');
    return `${header}.${encode(claims({ sub: 'eve' }))}.${signature}`;
  };
  const spki = ec.publicKey.export({ type: 'spki', format: 'der' });

  it.each([
    ['of an unknown issuer', () => signToken(ec, claims({ iss: 'https://evil.example/' })), 'unknown issuer'],
    ['of no issuer', () => signToken(ec, claims({ iss: undefined })), 'unknown issuer'],
    ['whose issuer is a list', () => signToken(ec, claims({ iss: [ISSUER] })), 'unknown issuer'],
    ['for another audience', () => signToken(ec, claims({ aud: 'elsewhere' })), 'aud is check_failed'],
    ['for no audience', () => signToken(ec, claims({ aud: undefined })), 'aud is missing'],
    ['of no subject', () => signToken(ec, claims({ sub: undefined })), 'sub is missing'],
    ['of an empty subject', () => signToken(ec, claims({ sub: '' })), 'sub'],
    ['with grants of the wrong shape', () => signToken(ec, claims({ exchequer: 'all' })), 'wrong shape'],
    ['signed by somebody else', () => signToken(foreign, claims()), 'no key'],
    ['with an unknown key', () => signToken(ec, claims(), { kid: 'none' }), 'no key'],
    ['whose claims were changed', tampered, 'no key'],
    ['without a signature', () => unsignedToken(claims()), 'algorithm'],
    ['without a signature, in other words', () => unsignedToken(claims(), { alg: 'NoNe' }), 'algorithm'],
    ['stripped of its signature', () => signToken(ec, claims()).replace(/[^.]*$/, ''), 'no key'],
    ['signed with the public key as a secret', () => signWithSecret(ec.pem, claims()), 'algorithm'],
    ['the same in binary', () => signWithSecret(spki, claims(), { kid: 'ec' }), 'algorithm'],
    [
      'the same under another name',
      () => signWithSecret(rsa.pem, claims(), { alg: 'RS256', kid: 'rsa' }),
      'no key',
    ],
    ['of an algorithm that is not taken', () => signToken(rsa, claims(), { alg: 'PS256' }), 'algorithm'],
    ['of an algorithm that does not fit its key', () => signToken(ec, claims(), { alg: 'RS256' }), 'no key'],
    ['that requires an extension', () => signToken(ec, claims(), { crit: ['exp'] }), 'extension'],
    [
      'whose payload is not encoded',
      () => signToken(ec, claims(), { crit: ['b64'], b64: false }),
      'extension',
    ],
    ['that is for logging out', () => signToken(ec, claims(), { typ: 'logout+jwt' }), 'access token'],
    ['whose type is no text', () => signToken(ec, claims(), { typ: 5 }), 'access token'],
    ['whose kid is no text', () => signToken(ec, claims(), { kid: { a: 1 } }), 'kid'],
    ['whose claims are a list', () => signToken(ec, [claims()]), 'neither'],
    ['whose claims are no JSON', () => signToken(ec, 'claims'), 'neither'],
    ['that is none', () => 'some-api-key', 'neither'],
    ['that is encrypted', () => `${encode({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`, 'neither'],
    ['of dots', () => '..', 'neither'],
  ])('%s', async (_, make, why) => {
    const verdict = await judge(make());

    expect(verdict).toEqual({ refusal: expect.stringContaining(why) });
  });

  it.each([
    ['jwk', () => ({ jwk: foreign.jwk })],
    ['jku', () => ({ jku: 'http://127.0.0.1:1/keys' })],
    ['x5u', () => ({ x5u: 'http://127.0.0.1:1/certificate' })],
    ['x5c', () => ({ x5c: ['AAAA'] })],
  ])('with a key of its own in %s, which is never looked at', async (_, header) => {
    expect(await judge(signToken(foreign, claims(), header()))).toHaveProperty('refusal');
    expect(await judge(signToken(ec, claims(), header()))).toHaveProperty('principal');
  });

  it('with an algorithm that its issuer is not configured with', async () => {
    expect(await judge(signToken(rsa, claims()), anIssuer({ algorithms: ['ES256'] }))).toEqual({
      refusal: `a token of ${ISSUER}: its algorithm is not accepted`,
    });
  });

  it('without words of the token in the reason', async () => {
    const secret = { sub: ['s3cret'], aud: 's3cret', typ: 's3cret' };
    const { refusal } = (await judge(signToken(ec, claims(secret)))) as { refusal: string };

    expect(refusal).not.toContain('s3cret');
  });
});

describe('several issuers', () => {
  const other = anIssuer({ issuer: OTHER, keys: keysOf(foreign), callerPrefix: `${OTHER}|` });

  it('vouch for themselves alone', async () => {
    const both = judgeOf(anIssuer(), other);

    expect(await both(signToken(ec, claims()))).toMatchObject({ principal: { subject: `${ISSUER}|ada` } });
    expect(await both(signToken(foreign, claims({ iss: OTHER })))).toMatchObject({
      principal: { subject: `${OTHER}|ada` },
    });
    expect(await both(signToken(foreign, claims()))).toHaveProperty('refusal');
    expect(await both(signToken(ec, claims({ iss: OTHER })))).toHaveProperty('refusal');
  });

  it('do not mind that another one is down', async () => {
    const both = judgeOf(anIssuer({ keys: down }), other);

    expect(await both(signToken(ec, claims()))).toEqual({
      refusal: `a token of ${ISSUER}: no keys are known`,
    });
    expect(await both(signToken(foreign, claims({ iss: OTHER })))).toHaveProperty('principal');
  });

  it('have names of their own', () => {
    expect(() => judgeOf(anIssuer(), anIssuer())).toThrow('required each issuer once');
  });
});
