import { createHmac } from 'node:crypto';

/** `Basic <base64 of user:secret>`. */
export function basic(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}

/** A signed JSON Web Token with this header and these claims. **Source** RFC 7515, HS256. */
export function signedJwt(header: object, claims: object, secret: string): string {
  const content = `${encoded(header)}.${encoded(claims)}`;
  return `${content}.${hs256(content, secret).toString('base64url')}`;
}

/** The HMAC-SHA256 of the text. */
export function hs256(text: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
