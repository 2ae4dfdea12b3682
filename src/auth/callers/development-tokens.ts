import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { JwtIssuer } from './jwt.js';
import { fixedKeys } from './key-source.js';

/** The claims of a development token. */
export interface DevelopmentClaims {
  /** Also the subject of the caller. */
  readonly subject: string;
  /** Scopes, or `*`. */
  readonly scopes: readonly string[];
  /** Names of connectors, or `*`. */
  readonly connectors: readonly string[];
  /** Global ids of accounts; absent: all accounts of those connectors. */
  readonly accounts?: readonly string[];
  readonly expiresInSeconds: number;
  readonly nowMs: number;
}

const ISSUER = 'urn:exchequer:development';
const AUDIENCE = 'exchequer';
const KID = 'development';
const SEED_BYTES = 32;
/** An Ed25519 private key in PKCS #8 is this prefix and the seed. **Source** RFC 8410, section 7. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Derives a signing key from a secret of at least 32 bytes. The same secret gives the same key. */
export function toDevelopmentKey(secret: Uint8Array): KeyObject {
  const der = Buffer.concat([PKCS8_PREFIX, secret.subarray(0, SEED_BYTES)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/**
 * The issuer of development tokens. A holder of the key can impersonate any caller, so only a gateway over simulated providers uses
 * this issuer. It is the only issuer there, so subjects have no prefix.
 */
export function developmentIssuer(signingKey: KeyObject): JwtIssuer {
  const key = { kid: KID, algorithm: 'EdDSA', key: createPublicKey(signingKey) } as const;
  return {
    issuer: ISSUER,
    audiences: [AUDIENCE],
    algorithms: ['EdDSA'],
    keys: fixedKeys([key]),
    callerPrefix: '',
  };
}

/** Signs a token that a gateway with `developmentIssuer` accepts. */
export function mintDevelopmentToken(signingKey: KeyObject, claims: DevelopmentClaims): Promise<string> {
  const { subject, scopes, connectors, accounts, expiresInSeconds, nowMs } = claims;
  const issuedAt = Math.floor(nowMs / 1000);
  return new SignJWT({ scope: scopes.join(' '), exchequer: { connectors, ...(accounts && { accounts }) } })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: KID })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + expiresInSeconds)
    .sign(signingKey);
}
