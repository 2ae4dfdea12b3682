import { createPublicKey, type KeyObject } from 'node:crypto';

/** The accepted signature algorithms. None is symmetric, because a public key must not serve as the secret of a symmetric one. */
export const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** A public key and its algorithm. */
export interface VerificationKey {
  /** Null: the key has no id and can match any token. */
  readonly kid: string | null;
  readonly algorithm: Algorithm;
  readonly key: KeyObject;
}

/** The signing key according to the header of a token. */
export interface KeyHint {
  readonly algorithm: Algorithm;
  readonly kid: string | undefined;
}

const MIN_RSA_BITS = 2048;
const MAX_KEYS = 32;
const PEM = /-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g;
const PEM_LABELS = ['PUBLIC KEY', 'RSA PUBLIC KEY'];
/** The members of a JWK that make up a public key; other members are never read. */
const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const;

/**
 * The public keys of a file: PEM blocks, a JWK or a JWK set. **Throws** a `TypeError` if the file contains no key or an unusable key.
 */
export function readPublicKeys(text: string): readonly VerificationKey[] {
  const keys = text.trimStart().startsWith('{') ? readJson(text) : readPem(text);
  if (keys.length > 0) return keys;
  throw new TypeError('required public keys as PEM, JWK or JWK set, arrived none');
}

/** The usable keys of a fetched JWK set; keys for other purposes are skipped. **Throws** if the value is not a JWK set. */
export function toVerificationKeys(keySet: unknown): readonly VerificationKey[] {
  return listOf(keySet).flatMap((jwk) => {
    try {
      return [fromJwk(jwk)];
    } catch {
      return [];
    }
  });
}

/** The keys that match the hint. */
export function keysFor(
  keys: readonly VerificationKey[],
  { algorithm, kid }: KeyHint,
): readonly VerificationKey[] {
  return keys.filter(
    (key) => key.algorithm === algorithm && (kid === undefined || key.kid === null || key.kid === kid),
  );
}

function readJson(text: string): readonly VerificationKey[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TypeError('required public keys as PEM, JWK or JWK set, arrived text that is not valid JSON');
  }
  const isSet = typeof value === 'object' && value !== null && 'keys' in value;
  return listOf(isSet ? value : { keys: [value] }).map(fromJwk);
}

function readPem(text: string): readonly VerificationKey[] {
  return [...text.matchAll(PEM)].map(([block, label = '']) => {
    if (!PEM_LABELS.includes(label)) throw new TypeError(`required PUBLIC KEY, arrived ${label}`);
    return toVerificationKey(() => createPublicKey(block), null);
  });
}

function listOf(keySet: unknown): readonly unknown[] {
  const keys =
    typeof keySet === 'object' && keySet !== null ? (keySet as { keys?: unknown }).keys : undefined;
  if (!Array.isArray(keys)) throw new TypeError('required a JWK set, arrived a value without a list of keys');
  if (keys.length > MAX_KEYS)
    throw new TypeError(`required at most ${MAX_KEYS} keys, arrived ${keys.length}`);
  return keys;
}

function fromJwk(value: unknown): VerificationKey {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('required a JWK, arrived another value');
  const jwk = value as Readonly<Record<string, unknown>>;
  if ('d' in jwk || 'k' in jwk)
    throw new TypeError('required a public key, arrived a private or symmetric one');
  const { use, key_ops: operations, kid, alg } = jwk;
  const isToVerify =
    (use === undefined || use === 'sig') &&
    (operations === undefined || (Array.isArray(operations) && operations.includes('verify')));
  if (!isToVerify) throw new TypeError('required a key that verifies signatures');
  if (kid !== undefined && typeof kid !== 'string') throw new TypeError('kid: required a string');
  const members = PUBLIC_MEMBERS.filter((name) => name in jwk).map((name) => [name, jwk[name]]);
  const made = toVerificationKey(
    () => createPublicKey({ key: Object.fromEntries(members), format: 'jwk' }),
    kid ?? null,
  );
  if (alg === undefined || alg === made.algorithm) return made;
  throw new TypeError(`alg: required one of ${ALGORITHMS.join(', ')} that fits the key`);
}

function toVerificationKey(make: () => KeyObject, kid: string | null): VerificationKey {
  const key = madeBy(make);
  const algorithm = algorithmOf(key);
  if (algorithm) return { kid, algorithm, key };
  throw new TypeError(`required an RSA key of at least ${MIN_RSA_BITS} bits, a P-256 key or an Ed25519 key`);
}

/** Replaces the unhelpful message of the cryptography library. */
function madeBy(make: () => KeyObject): KeyObject {
  try {
    return make();
  } catch {
    throw new TypeError('required a public key, arrived one that cannot be read');
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): Algorithm | null {
  const { modulusLength = 0, namedCurve } = asymmetricKeyDetails;
  if (asymmetricKeyType === 'rsa' && modulusLength >= MIN_RSA_BITS) return 'RS256';
  if (asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'ES256';
  return asymmetricKeyType === 'ed25519' ? 'EdDSA' : null;
}
