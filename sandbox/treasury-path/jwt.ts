import { timingSafeEqual } from 'node:crypto';
import { hs256, signedJwt } from '../kernel/credentials.js';
import { isObject, parseJson } from '../kernel/json.js';
import type { Json } from './state.js';

/** A JSON Web Token with these claims. **Source** RFC 7515, HS256. */
export function sign(claims: Json, secret: string): string {
  return signedJwt({ alg: 'HS256' }, claims, secret);
}

/** The claims of a token that was signed with the secret; undefined for any other text. Its times aren't checked. */
export function claimsOf(token: string, secret: string): Json | undefined {
  const [header = '', claims = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0) return undefined;
  const wanted = hs256(`${header}.${claims}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const parsed = parseJson(Buffer.from(claims, 'base64url').toString('utf8'));
  return isObject(parsed) ? parsed : undefined;
}
