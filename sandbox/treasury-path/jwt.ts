import { createHmac, timingSafeEqual } from 'node:crypto';
import { isObject, parseJson } from '../kernel/json.js';
import type { Json } from './state.js';

const HEADER = encode({ alg: 'HS256' });

/** A JSON Web Token with these claims. Source: RFC 7515, HS256. */
export function sign(claims: Json, secret: string): string {
  const content = `${HEADER}.${encode(claims)}`;
  return `${content}.${macOf(content, secret).toString('base64url')}`;
}

/** The claims of a token that was signed with the secret; undefined for any other text. Its times aren't checked. */
export function claimsOf(token: string, secret: string): Json | undefined {
  const [header = '', claims = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0) return undefined;
  const wanted = macOf(`${header}.${claims}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const parsed = parseJson(Buffer.from(claims, 'base64url').toString('utf8'));
  return isObject(parsed) ? parsed : undefined;
}

function encode(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function macOf(content: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(content).digest();
}
