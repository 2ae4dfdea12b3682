/**
 * The time for which a token certainly works, counted from `startedMs`, when it was requested; at most `mostSeconds`. The claim `exp`
 * counts if it lies within this time; otherwise the clocks disagree. The claim is not verified, because no key is available. **Units**
 * seconds.
 */
export function tokenLife(token: string, startedMs: number, mostSeconds: number): number {
  const left = (expiryOf(token) ?? 0) - startedMs / 1000;
  return left > 0 && left <= mostSeconds ? left : mostSeconds;
}

/** The claim `exp`, if it can be read. **Units** seconds since 1970 UTC. */
function expiryOf(token: string): number | null {
  const [, claims = ''] = token.split('.');
  try {
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
    return typeof exp === 'number' ? exp : null;
  } catch {
    return null;
  }
}
