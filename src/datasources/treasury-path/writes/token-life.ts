/**
 * How many seconds after `startedMs`, when the token was asked for, it surely works, at most `mostSeconds`. A claim `exp` that lies within
 * them counts; one that does not comes of clocks that disagree. The claim is not verified: there is no key to do it with.
 */
export function tokenLife(token: string, startedMs: number, mostSeconds: number): number {
  const left = (expiryOf(token) ?? 0) - startedMs / 1000;
  return left > 0 && left <= mostSeconds ? left : mostSeconds;
}

/** The claim `exp` in seconds since 1970 UTC, where it can be read. */
function expiryOf(token: string): number | null {
  const [, claims = ''] = token.split('.');
  try {
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
    return typeof exp === 'number' ? exp : null;
  } catch {
    return null;
  }
}
