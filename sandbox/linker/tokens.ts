import { timingSafeEqual } from 'node:crypto';
import { hs256, signedJwt } from '../kernel/credentials.js';
import { isObject, parseJson } from '../kernel/json.js';

/** The claims of a token. **Units** `iat` and `exp` in seconds since 1970. */
export interface Claims {
  readonly sub: string;
  /** The number of the token; the fixed one has 0. */
  readonly jti: number;
  readonly iat: number;
  readonly exp: number;
}

const SECRET = 'linker-sandbox-signing-secret';

/** The end user of the sandbox's configuration. */
export const END_USER = 'harper';

/** The token in the sandbox's configuration: always the same, valid until 2100. */
export const END_USER_TOKEN = mint({ sub: END_USER, jti: 0, iat: 1_767_225_600, exp: 4_102_444_800 });

/** A signed JWT (HS256). */
export function mint(claims: Claims): string {
  return signedJwt({ alg: 'HS256', typ: 'JWT' }, claims, SECRET);
}

/** The claims if this simulator signed the token, even if it has expired. */
export function read(token: string): Claims | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature);
  const wanted = Buffer.from(hs256(`${header}.${payload}`, SECRET).toString('base64url'));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const claims = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
  return isObject(claims) ? (claims as unknown as Claims) : undefined;
}
