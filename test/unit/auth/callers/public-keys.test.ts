import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keysFor, readPublicKeys, toVerificationKeys } from '../../../../src/auth/callers/public-keys.js';
import { newTestKey } from '../../../support/jwt.js';

const ec = newTestKey('ES256', 'ec');
const ed = newTestKey('EdDSA', 'ed');
const rsa = newTestKey('RS256', 'rsa');
const shown = (keys: ReturnType<typeof readPublicKeys>) => keys.map(({ kid, algorithm }) => [kid, algorithm]);
const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const pkcs8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey;

describe('readPublicKeys', () => {
  it('reads several PEM blocks, whose keys have no name', () => {
    expect(shown(readPublicKeys(`# ours\n${ec.pem}\n${ed.pem}${rsa.pem}`))).toEqual([
      [null, 'ES256'],
      [null, 'EdDSA'],
      [null, 'RS256'],
    ]);
  });

  it('reads a JWK', () => {
    expect(shown(readPublicKeys(JSON.stringify(ed.jwk)))).toEqual([['ed', 'EdDSA']]);
  });

  it('reads a JWK set, whose keys may leave their name and algorithm out', () => {
    const { kid: _kid, alg: _alg, use: _use, ...bare } = rsa.jwk;

    expect(shown(readPublicKeys(JSON.stringify({ keys: [ec.jwk, bare] })))).toEqual([
      ['ec', 'ES256'],
      [null, 'RS256'],
    ]);
  });

  it.each([
    ['nothing', '', 'arrived none'],
    ['some text', 'hello', 'arrived none'],
    ['an empty set', '{"keys": []}', 'arrived none'],
    ['no JSON', '{"keys": [', 'not valid JSON'],
    ['a set that is no list', '{"keys": {}}', 'required a JWK set'],
    ['a private PEM', pkcs8(ec.privateKey), 'required PUBLIC KEY, arrived PRIVATE KEY'],
    ['a private JWK', JSON.stringify(ec.privateKey.export({ format: 'jwk' })), 'private or symmetric'],
    ['a symmetric JWK', '{"kty": "oct", "k": "AAAA"}', 'private or symmetric'],
    ['a short RSA key', spki(shortRsa), '2048 bits'],
    ['another curve', spki(p384), 'P-256'],
    ['a broken PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'cannot be read'],
    ['a broken JWK', '{"kty": "EC", "crv": "P-256", "x": "!", "y": "!"}', 'cannot be read'],
    ['a key for encryption', JSON.stringify({ ...rsa.jwk, use: 'enc' }), 'verifies signatures'],
    ['a key of another algorithm', JSON.stringify({ ...rsa.jwk, alg: 'PS256' }), 'alg: required'],
    ['a name that is no text', JSON.stringify({ ...rsa.jwk, kid: 5 }), 'kid: required a string'],
  ])('does not take %s', (_, text, why) => {
    expect(() => readPublicKeys(text)).toThrow(why);
  });
});

describe('toVerificationKeys', () => {
  it('passes over what is not to verify the signatures that are taken', () => {
    const encryption = { ...rsa.jwk, use: 'enc' };
    const signing = { ...ed.jwk, key_ops: ['sign'] };
    const verifying = { ...ed.jwk, key_ops: ['verify'] };
    const others = [null, 'text', { kty: 'oct', k: 'AAAA' }, p384.export({ format: 'jwk' })];

    const keys = toVerificationKeys({ keys: [encryption, signing, ...others, verifying, ec.jwk] });

    expect(shown(keys)).toEqual([
      ['ed', 'EdDSA'],
      ['ec', 'ES256'],
    ]);
  });

  it('may be left with none', () => {
    expect(toVerificationKeys({ keys: [] })).toEqual([]);
  });

  it.each([null, 'text', {}, [], { keys: 'ec' }, { keys: new Array(33).fill(ec.jwk) }])(
    'does not take %j for a JWK set of a good size',
    (value) => {
      expect(() => toVerificationKeys(value)).toThrow('required');
    },
  );
});

describe('keysFor', () => {
  const other = { kid: 'other', algorithm: 'ES256', key: ec.publicKey } as const;
  const nameless = { kid: null, algorithm: 'ES256', key: ec.publicKey } as const;
  const keys = [...toVerificationKeys({ keys: [ec.jwk, ed.jwk] }), other, nameless];

  it('finds keys by name and algorithm; one without a name may fit', () => {
    expect(shown(keysFor(keys, { algorithm: 'ES256', kid: 'ec' }))).toEqual([
      ['ec', 'ES256'],
      [null, 'ES256'],
    ]);
    expect(keysFor(keys, { algorithm: 'RS256', kid: 'ec' })).toEqual([]);
  });

  it('finds every key of the algorithm for a token that names none', () => {
    expect(keysFor(keys, { algorithm: 'ES256', kid: undefined })).toHaveLength(3);
  });
});
