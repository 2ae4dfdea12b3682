/** **Source** authentication: no answer says how long a token lives. */
const DAY_SECONDS = 24 * 60 * 60;
/** Tokens are given up this long before their end, or at half of what is left where that is sooner. */
const MARGIN_SECONDS = 10 * 60;

/**
 * How many seconds after `startedMs` a token may be used. A claim `exp` that lies within a day counts; one that does not comes of clocks
 * that disagree. The claim is not verified: there is no key to do it with, and a wrong one costs a 401 at most.
 */
export function sessionLife(token: string, startedMs: number): number {
  const left = (expiryOf(token) ?? 0) - startedMs / 1000;
  const life = left > 0 && left <= DAY_SECONDS ? left : DAY_SECONDS;
  return life - Math.min(MARGIN_SECONDS, life / 2);
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
