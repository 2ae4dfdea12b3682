import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Algorithm } from '../../src/auth/callers/public-keys.js';

/** A key pair of an issuer. */
export interface TestKey {
  readonly kid: string;
  readonly algorithm: Algorithm;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /** As a JWK set holds it. */
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly pem: string;
}

/** A new key pair. */
export function newTestKey(algorithm: Algorithm = 'ES256', kid = 'k1'): TestKey {
  const { publicKey, privateKey } = pairOf(algorithm);
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: algorithm, use: 'sig' };
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { kid, algorithm, publicKey, privateKey, jwk, pem };
}

/** Any header and claims, signed as the key does it: unlike a library this signs nonsense, too. */
export function signToken(
  { algorithm, kid, privateKey }: TestKey,
  claims: unknown,
  header: object = {},
): string {
  const input = inputOf({ alg: algorithm, typ: 'JWT', kid, ...header }, claims);
  const digest = algorithm === 'EdDSA' ? null : 'sha256';
  const signature = sign(digest, Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

/** Signed with a shared secret. */
export function signWithSecret(secret: string | Buffer, claims: unknown, header: object = {}): string {
  const input = inputOf({ alg: 'HS256', typ: 'JWT', ...header }, claims);
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** Not signed at all. */
export function unsignedToken(claims: unknown, header: object = {}): string {
  return `${inputOf({ alg: 'none', typ: 'JWT', ...header }, claims)}.`;
}

/** A token's first or second part. */
export function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

function inputOf(header: object, claims: unknown): string {
  return `${encode(header)}.${encode(claims)}`;
}

function pairOf(algorithm: Algorithm) {
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519');
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}
