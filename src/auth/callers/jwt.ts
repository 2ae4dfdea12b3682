import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../domain/clock.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { toCaller } from './claims.js';
import { type KeySource, KeysUnavailableError } from './key-source.js';
import { ALGORITHMS, type Algorithm, type KeyHint, type VerificationKey } from './public-keys.js';
import type { Verdict } from './verdict.js';

/** One issuer whose tokens the gateway accepts. */
export interface JwtIssuer {
  /** Exactly the value of the claim `iss`. */
  readonly issuer: string;
  /** The claim `aud` must contain one of them. */
  readonly audiences: readonly string[];
  readonly algorithms: readonly Algorithm[];
  readonly keys: KeySource;
  /** The prefix of `sub` in the subject of a caller, so that subjects of two issuers never collide. */
  readonly callerPrefix: string;
}

export interface JwtJudgeOptions {
  readonly issuers: readonly JwtIssuer[];
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: Telemetry['log'];
}

/** Judges a possible JWT. */
export type JudgeJwt = (token: string) => Promise<Verdict>;

/** The tolerated difference between the clocks of an issuer and the gateway. **Units** seconds. */
const CLOCK_SKEW_SECONDS = 60;
/** Tokens for other purposes, such as logout tokens, have another type. */
const TYPES: readonly unknown[] = [undefined, 'jwt', 'at+jwt', 'application/at+jwt', 'application/jwt'];

/**
 * Verifies tokens of the given issuers. A token is verified only with the keys of the issuer that it names. A key or key address in
 * the token itself is never used. Every use of a token is verified. **Throws** if two issuers have the same name.
 */
export function jwtJudge({ issuers, clock, log }: JwtJudgeOptions): JudgeJwt {
  const byName = new Map(issuers.map((each) => [each.issuer, each]));
  if (byName.size < issuers.length) throw new TypeError('required each issuer once');
  return async (token) => {
    const read = readUnverified(token, byName);
    if ('refusal' in read) return read;
    const { issuer, hint } = read;
    try {
      const keys = await issuer.keys.candidates(hint);
      const payload = await verifyWithAny(token, keys, { issuer, nowMs: clock.nowMs() });
      if (!payload) return { refusal: `no key of ${issuer.issuer} verifies the signature` };
      const { unknownScopes, ...verdict } = toCaller(payload, issuer.callerPrefix);
      if (unknownScopes.length > 0)
        log('debug', 'unknown scopes were ignored', { issuer: issuer.issuer, unknownScopes });
      return verdict;
    } catch (error) {
      return { refusal: `a token of ${issuer.issuer}: ${reasonOf(error)}` };
    }
  };
}

interface Read {
  readonly issuer: JwtIssuer;
  readonly hint: KeyHint;
}

/** Reads the unverified header and claims. They only select the issuer and the keys. */
function readUnverified(
  token: string,
  issuers: ReadonlyMap<unknown, JwtIssuer>,
): Read | { readonly refusal: string } {
  let header: Readonly<Record<string, unknown>>;
  let claims: JWTPayload;
  try {
    header = decodeProtectedHeader(token);
    claims = decodeJwt(token);
  } catch {
    return { refusal: 'neither a known API key nor a JWT' };
  }
  const { alg, kid, typ } = header;
  const issuer = issuers.get(claims.iss);
  if (!issuer) return { refusal: 'a token of an unknown issuer' };
  const refuse = (why: string) => ({ refusal: `a token of ${issuer.issuer}: ${why}` });
  const algorithm = ALGORITHMS.find((each) => each === alg);
  if (!algorithm || !issuer.algorithms.includes(algorithm)) return refuse('its algorithm is not accepted');
  if ('crit' in header) return refuse('it requires an unsupported extension');
  if (!TYPES.includes(typeof typ === 'string' ? typ.toLowerCase() : typ))
    return refuse('it is not an access token');
  if (kid !== undefined && typeof kid !== 'string') return refuse('its kid is not a string');
  return { issuer, hint: { algorithm, kid } };
}

interface Expected {
  readonly issuer: JwtIssuer;
  readonly nowMs: number;
}

/** The claims if one of the keys verifies the signature, else null. **Throws** for an invalid token that one of the keys signed. */
async function verifyWithAny(
  token: string,
  keys: readonly VerificationKey[],
  { issuer: { issuer, audiences }, nowMs }: Expected,
): Promise<JWTPayload | null> {
  for (const { key, algorithm } of keys) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        issuer,
        audience: [...audiences],
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: new Date(nowMs),
      });
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  return null;
}

/** The reason, without any part of the token. */
function reasonOf(error: unknown): string {
  if (error instanceof KeysUnavailableError) return error.message;
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `the claim ${error.claim} is ${error.reason}`;
  if (error instanceof errors.JOSEError) return error.code;
  return error instanceof Error ? error.name : 'it cannot be verified';
}
